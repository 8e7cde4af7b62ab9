using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>A list that comes in pages, fetched as they are enumerated. Each enumeration starts anew.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ApiPageable<T> : IAsyncEnumerable<T>
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _first;
    private readonly PageReader<T> _reader;
    private readonly Func<string, ApiRequest>? _next;
    private readonly CancellationToken _cancellation;

    internal ApiPageable(ApiPipeline pipeline, ApiRequest first, PageReader<T> reader, Func<string, ApiRequest>? next, CancellationToken cancellation)
    {
        _pipeline = pipeline;
        _first = first;
        _reader = reader;
        _next = next;
        _cancellation = cancellation;
    }

    /// <summary>Enumerates all items of all pages; unreadable ones go to <see cref="ApiClientOptions.UnreadableItemFound"/>.</summary>
    /// <exception cref="ApiException">A page could not be had.</exception>
    /// <exception cref="OriginMismatchException">A next link leads to another origin.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (ApiPage<T> page in AsPages(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
                yield return item;
        }
    }

    /// <summary>Enumerates pages.</summary>
    /// <param name="continuation">A page's <see cref="ApiPage{T}.NextLink"/> to continue from; null: from the start.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ApiException">The service refused a page, or its next links go in a circle.</exception>
    /// <exception cref="OriginMismatchException">A next link has another origin than the list.</exception>
    public async IAsyncEnumerable<ApiPage<T>> AsPages(string? continuation = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ApiPageCursor<T> cursor = GetCursor(continuation);
        while (cursor.HasMore)
            yield return await cursor.NextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the list page by page; a page that failed can be requested again.</summary>
    /// <param name="continuation">A page's <see cref="ApiPage{T}.NextLink"/> to continue from; null: from the start.</param>
    public ApiPageCursor<T> GetCursor(string? continuation = null) => new(
        GetAsync, (response, reason) => ApiPipeline.Unusable(_first, response, reason, isUnreadable: true), continuation);

    private async Task<ApiPage<T>> GetAsync(string? link, CancellationToken cancellationToken)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        ApiPage<T> page = await GetAsync(_pipeline.UriOf(_first), link, both.Token).ConfigureAwait(false);
        foreach (UnreadableItem item in page.Unreadable)
            _pipeline.Options.UnreadableItemFound?.Invoke(item);
        return page;
    }

    private Task<ApiPage<T>> GetAsync(Uri requested, string? link, CancellationToken cancellationToken)
    {
        if (link is null)
            return _pipeline.SendPageAsync(_first, _first.Operation.Method, requested, requested, _reader, cancellationToken);
        if (_next?.Invoke(link) is { } following)
            return _pipeline.SendPageAsync(following, following.Operation.Method, requested, _pipeline.UriOf(following), _reader, cancellationToken);
        Uri uri = OriginGuard.Follow(requested, requested, link);
        return _pipeline.SendPageAsync(_first, HttpMethod.Get, requested, uri, _reader, cancellationToken);
    }
}
