using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Where an operation can be asked for, and when first. The URLs are opaque, often signed, and go back to the letter.</summary>
/// <param name="AsyncOperation">URL of the status; null where it was not given.</param>
/// <param name="Location">URL of the result; null where it was not given.</param>
/// <param name="RetryAfter">When to ask first; null where the service does not say.</param>
internal readonly record struct OperationUrls(Uri? AsyncOperation, Uri? Location, TimeSpan? RetryAfter)
{
    // The longest that was recorded is 3.5 KB; a signature has room to grow.
    private const int Longest = 8 * 1024;

    /// <summary>The URL that tells the status; null where only the operation's id is known.</summary>
    public Uri? Given => AsyncOperation ?? Location;

    /// <exception cref="ArgumentException">The response is no success, or names no operation.</exception>
    /// <exception cref="OriginMismatchException">A URL leads to another origin than <paramref name="endpoint"/>.</exception>
    public static OperationUrls Of(ApiResponse response, Uri endpoint)
    {
        if (response.Status is < 200 or > 299)
            throw new ArgumentException($"The response has status {response.Status}: the request was not accepted, so there is no operation.", nameof(response));
        Uri? UrlIn(string header) => response.Headers[header] is { Length: > 0 } url ? Parse(url, endpoint, response.RequestUri) : null;
        OperationUrls urls = new(UrlIn("Azure-AsyncOperation"), UrlIn("Location"), response.RetryAfter);
        return urls.Given is not null
            ? urls
            : throw new ArgumentException("The response names no operation: it has neither Azure-AsyncOperation nor Location.", nameof(response));
    }

    /// <exception cref="ArgumentException">The URL is too long to be one of the service's.</exception>
    /// <exception cref="OriginMismatchException">The URL leads to another origin than <paramref name="endpoint"/>.</exception>
    public static OperationUrls Of(string url, Uri endpoint) => new(Parse(url, endpoint, endpoint), null, null);

    /// <summary>The last segment of the path, decoded.</summary>
    /// <exception cref="ArgumentException">The path has no segment.</exception>
    public string OperationId()
    {
        string path = Given!.AbsolutePath.TrimEnd('/');
        string segment = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return segment.Length > 0 ? segment : throw new ArgumentException("The URL names no operation.");
    }

    private static Uri Parse(string url, Uri endpoint, Uri requested) => url.Length <= Longest
        ? OriginGuard.Follow(endpoint, requested, url)
        : throw new ArgumentException($"The URL of an operation has at most {Longest} characters.", nameof(url));
}
