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
    /// <param name="continuation">A page's <see cref="ApiPage{T}.NextLink"/> to go on from; null: from the start.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <exception cref="ApiException">A page could not be had, or the service's next links go in a circle.</exception>
    /// <exception cref="OriginMismatchException">A next link leads to another origin.</exception>
    public async IAsyncEnumerable<ApiPage<T>> AsPages(string? continuation = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        Uri requested = _pipeline.UriOf(_first);
        HashSet<string> followed = new(StringComparer.Ordinal);
        string? link = continuation;
        while (true)
        {
            ApiPage<T> page = await GetAsync(requested, link, both.Token).ConfigureAwait(false);
            if (link is not null)
                followed.Add(link);
            foreach (UnreadableItem item in page.Unreadable)
                _pipeline.Options.UnreadableItemFound?.Invoke(item);
            yield return page;
            link = page.NextLink;
            if (link is null)
                yield break;
            if (followed.Contains(link))
                throw ApiPipeline.Unusable(_first, page.Response, "its next link was followed before: the list would never end");
        }
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
