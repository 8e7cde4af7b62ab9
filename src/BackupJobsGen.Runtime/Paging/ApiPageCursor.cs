namespace BackupJobsGen.Runtime;

/// <summary>
/// Reads a list page by page. A page that could not be read is requested again by the next call, so that a fault does not repeat the pages
/// before it.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
public sealed class ApiPageCursor<T>
{
    private readonly Func<string?, CancellationToken, Task<ApiPage<T>>> _get;
    private readonly Func<ApiResponse, string, ApiException> _unreadable;
    private readonly string? _start;
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private string? _link;
    private ApiResponse? _last;

    internal ApiPageCursor(Func<string?, CancellationToken, Task<ApiPage<T>>> get, Func<ApiResponse, string, ApiException> unreadable, string? continuation)
    {
        (_get, _unreadable, _start) = (get, unreadable, continuation);
        Restart();
    }

    /// <summary>Whether there is another page.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Requests the next page.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="InvalidOperationException">There is no other page.</exception>
    /// <exception cref="ApiException">
    /// The service refused the page, or the last page linked to one that was read before. After the latter the next call begins the list anew.
    /// </exception>
    /// <exception cref="OriginMismatchException">The page's link has another origin than the list.</exception>
    public async Task<ApiPage<T>> NextAsync(CancellationToken cancellationToken = default)
    {
        if (!HasMore)
            throw new InvalidOperationException("The list has no other page.");
        if (_link is not null && _followed.Contains(_link))
        {
            Restart();
            throw _unreadable(_last!, "its next link was followed before: the list would never end");
        }

        ApiPage<T> page = await _get(_link, cancellationToken).ConfigureAwait(false);
        if (_link is not null)
            _followed.Add(_link);
        (_link, _last) = (page.NextLink, page.Response);
        HasMore = _link is not null;
        return page;
    }

    private void Restart()
    {
        _followed.Clear();
        _link = _start;
        HasMore = true;
    }
}
