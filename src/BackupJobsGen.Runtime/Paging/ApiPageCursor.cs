namespace BackupJobsGen.Runtime;

/// <summary>
/// Reads a list page by page. A page that could not be read is requested again by the next call, so that a fault does not repeat the pages
/// before it.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ApiPageCursor<T>
{
    private readonly Func<string?, CancellationToken, Task<ApiPage<T>>> _get;
    private readonly Func<ApiResponse, string, ApiException> _endless;
    private readonly LinkChain _chain;
    private readonly int _maxPages;
    private readonly string? _start;
    private readonly bool _comparesPages;
    private ValueList<T>? _last;
    private string? _link;
    private int _index;
    private ApiException? _end;

    internal ApiPageCursor(
        Func<string?, CancellationToken, Task<ApiPage<T>>> get, Func<ApiResponse, string, ApiException> endless, LinkChain chain,
        int maxPages, string? continuation, bool comparesPages)
    {
        (_get, _endless, _chain, _maxPages, _start) = (get, endless, chain, maxPages, continuation);
        _comparesPages = comparesPages;
        Restart();
    }

    /// <summary>Whether there is another page.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Requests the next page.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="InvalidOperationException">There is no other page.</exception>
    /// <exception cref="ApiException">
    /// The service refused the page, or it cannot be read; or the list does not end: it has more than
    /// <see cref="ApiClientOptions.MaxPages"/> pages, or
    /// its last page linked to one that was read before, or repeats the one before. After the latter two the next call starts the list
    /// again.
    /// </exception>
    /// <exception cref="OriginMismatchException">The page's link has another origin than the list.</exception>
    public async Task<ApiPage<T>> NextAsync(CancellationToken cancellationToken = default)
    {
        if (!HasMore)
            throw new InvalidOperationException("The list has no other page.");
        if (_end is { } end)
        {
            _chain.Clear();
            Restart();
            throw end;
        }

        ApiPage<T> page = await _get(_link, cancellationToken).ConfigureAwait(false);
        _link = page.NextLink;
        _index++;
        HasMore = _link is not null;
        if (_link is null)
            return page;
        if (_index >= _maxPages)
            _end = _endless(
                page.Response,
                $"the list has more than {_maxPages} pages ({nameof(ApiClientOptions)}.{nameof(ApiClientOptions.MaxPages)})");
        else if (!_chain.TryAdd(_link, _index))
            _end = _endless(page.Response, "its next link leads to a page that was read before: the list would never end");
        // The service does not say itself that there is another page.
        else if (_comparesPages && page.Items.Count > 0 && page.Items.Equals(_last))
            _end = _endless(page.Response, "a page is equal to the one before, as if the service ignored which one is requested");
        _last = page.Items;
        return page;
    }

    private void Restart()
    {
        (_link, _index, _end, _last) = (_start, _chain.IndexOf(_start), null, null);
        HasMore = true;
    }
}
