using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>A list that comes in pages, which are fetched as it is enumerated. Each enumeration starts with the first page.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ApiPageable<T> : IAsyncEnumerable<T>
{
    private readonly ApiPipeline _pipeline;
    private readonly ApiRequest _first;
    private readonly PageReader<T> _reader;
    private readonly Func<string, ApiRequest>? _next;
    private readonly PageAdvance? _advance;
    private readonly CancellationToken _cancellation;
    private readonly IReadOnlyList<ApiPage<T>>? _pages;

    // Resumed enumerations continue the chain of the previous one, so that resuming a list again and again cannot go in circles.
    private LinkChain _chain = new();

    /// <summary>Creates a list. Nothing is sent until it is enumerated.</summary>
    /// <param name="pipeline">Sends the requests.</param>
    /// <param name="request">The request for the first page.</param>
    /// <param name="itemName">JSON name of the list on a page.</param>
    /// <param name="nextLinkName">JSON name of the next page's URL; null: there is one page only.</param>
    /// <param name="item">Reads one item.</param>
    /// <param name="next">Creates the request for a next link where it is not a GET of the link.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ApiPageable(
        ApiPipeline pipeline, ApiRequest request, string itemName, string? nextLinkName, JsonRead<T> item,
        Func<string, ApiRequest>? next = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(request);
        _pipeline = pipeline;
        _first = request;
        _reader = new PageReader<T>(itemName, nextLinkName, item, linkMayBeNumber: next is not null);
        _next = next;
        _cancellation = cancellationToken;
    }

    /// <summary>A list whose pages are known: nothing is sent.</summary>
    internal ApiPageable(IReadOnlyList<ApiPage<T>> pages)
        : this(new ApiPipeline(ApiPageable.Nowhere, null), new ApiRequest(new OperationDescriptor("List", HttpMethod.Get, "/")), "value",
            null, static (ref JsonTokenReader _) => throw new InvalidOperationException()) => _pages = pages;

    internal ApiPageable(
        ApiPipeline pipeline, ApiRequest request, string itemName, JsonRead<T> item, Func<string, ApiRequest>? next,
        PageAdvance advance, CancellationToken cancellationToken)
        : this(pipeline, request, itemName, null, item, next, cancellationToken) => _advance = advance;

    /// <summary>
    /// Enumerates all items of all pages. Unreadable ones are passed to <see cref="ApiClientOptions.UnreadableItemFound"/>.
    /// </summary>
    /// <exception cref="ApiException">A page was refused or cannot be read, or the list does not end.</exception>
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
    /// <param name="continuation">The <see cref="ApiPage{T}.NextLink"/> of the page to resume after; null: from the first page.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ApiException">A page was refused or cannot be read, or the list does not end: it has more than
    /// <see cref="ApiClientOptions.MaxPages"/> pages or leads back to a page before.</exception>
    /// <exception cref="OriginMismatchException">A next link leads to another origin.</exception>
    public async IAsyncEnumerable<ApiPage<T>> AsPages(string? continuation = null, [EnumeratorCancellation]
        CancellationToken cancellationToken = default)
    {
        ApiPageCursor<T> cursor = GetCursor(continuation);
        while (cursor.HasMore)
            yield return await cursor.NextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the list page by page; a page that failed can be requested again.</summary>
    /// <param name="continuation">The <see cref="ApiPage{T}.NextLink"/> of the page to resume after; null: from the first page.</param>
    public ApiPageCursor<T> GetCursor(string? continuation = null)
    {
        if (continuation is null || !_chain.Contains(continuation))
            _chain = new LinkChain();
        return new ApiPageCursor<T>(
            _pages is null ? GetAsync : KnownAsync, Unusable, _chain, _pipeline.Options.MaxPages, continuation, _advance is not null);
    }

    private Task<ApiPage<T>> KnownAsync(string? link, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellation.ThrowIfCancellationRequested();
        int index = ApiPageable.IndexOf(link, _pages!.Count);
        return Task.FromResult(_pages[index]);
    }

    private ApiException Unusable(ApiResponse response, string reason) =>
        ApiPipeline.Unusable(_first, response, reason, isUnreadable: true);

    private async Task<ApiPage<T>> GetAsync(string? link, CancellationToken cancellationToken)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken);
        Uri requested = _pipeline.UriOf(_first);
        (ApiRequest request, HttpMethod method, Uri uri) = RequestOf(requested, link);
        ApiPage<T> page = await SendAsync(request, method, requested, uri, both.Token).ConfigureAwait(false);
        // A 304 may repeat the headers of the page that is known.
        if (_advance is not null && !page.Response.IsNotModified)
            page = page with { NextLink = Advance(page, link) };
        // It is stored, to resume the list with.
        if (_next is null && page.NextLink is { } url && request.Credentials is { } credentials)
            page = page with { NextLink = credentials.WithoutKeys(url) };
        foreach (UnreadableItem item in page.Unreadable)
            _pipeline.Options.UnreadableItemFound?.Invoke(item);
        return page;
    }

    private string? Advance(ApiPage<T> page, string? link)
    {
        try
        {
            return _advance!(page.Response, page.Items.Count + page.Unreadable.Count, link);
        }
        catch (FormatException fault)
        {
            throw Unusable(page.Response, fault.Message);
        }
    }

    private (ApiRequest Request, HttpMethod Method, Uri Uri) RequestOf(Uri requested, string? link)
    {
        if (link is null)
            return (_first, _first.Operation.Method, requested);
        if (_next?.Invoke(link) is not { } following)
            return (_first.Continuing(), HttpMethod.Get, OriginGuard.Follow(requested, requested, link));
        following = following.Continuing();
        return (following, following.Operation.Method, _pipeline.UriOf(following));
    }

    private async Task<ApiPage<T>> SendAsync(
        ApiRequest request, HttpMethod method, Uri endpoint, Uri uri, CancellationToken cancellationToken) =>
        (await _pipeline.SendAsync(request, method, endpoint, uri, (body, response) => ApiPipeline.HasNoBody(body, response)
            ? new ApiPage<T> { Items = ValueList<T>.Empty, Response = response }
            : _reader.Read(body, response), cancellationToken).ConfigureAwait(false)).Value;
}
