namespace BackupJobsGen.Runtime;

/// <summary>
/// The URLs of a long-running operation, from the headers of its responses. They are opaque, often signed, and are requested verbatim.
/// </summary>
/// <param name="Status">URL of the operation's status: <c>Azure-AsyncOperation</c>, else <c>Operation-Location</c>; null if there
/// is neither.</param>
/// <param name="Result">URL of the operation's result: <c>Location</c>; null if there is none.</param>
public readonly record struct OperationLinks(Uri? Status, Uri? Result)
{
    /// <summary>The URL to poll: the status wins over the result. Null if there is neither.</summary>
    public Uri? Polled => Status ?? Result;

    /// <summary>
    /// Reads the headers of a response. URLs that it does not have stay as they are: a later response may move the operation.
    /// </summary>
    /// <param name="response">The response.</param>
    /// <param name="endpoint">The endpoint that the URLs must belong to.</param>
    /// <exception cref="OriginMismatchException">A URL has another origin than <paramref name="endpoint"/>.</exception>
    public OperationLinks UpdatedBy(ApiResponse response, Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(endpoint);
        Uri? status = UrlIn(response, "Azure-AsyncOperation", endpoint) ?? UrlIn(response, "Operation-Location", endpoint);
        return new OperationLinks(status ?? Status, UrlIn(response, "Location", endpoint) ?? Result);
    }

    /// <summary>Says which URLs there are; never the URLs, which may be signed.</summary>
    public override string ToString() => (Status, Result) switch
    {
        (null, null) => "no URL",
        (null, _) => "a result URL",
        (_, null) => "a status URL",
        _ => "a status URL and a result URL",
    };

    private static Uri? UrlIn(ApiResponse response, string header, Uri endpoint) =>
        response.Headers.TryGetValue(header, out string? url) && url.Length > 0
            ? OriginGuard.Follow(endpoint, response.RequestUri, url)
            : null;
}
