using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Reads the URLs of an operation. They are opaque, often signed, and are requested verbatim.</summary>
internal static class OperationUrls
{
    // The longest that was recorded is 3.5 KB; a signature has room to grow.
    private const int MaxLength = 8 * 1024;

    /// <summary>The URLs in a response.</summary>
    /// <exception cref="ArgumentException">The response is not a success, or names no operation.</exception>
    /// <exception cref="OriginMismatchException">A URL has another origin than <paramref name="endpoint"/>.</exception>
    public static OperationLinks In(ApiResponse response, Uri endpoint)
    {
        if (response.Status is < 200 or > 299)
            throw new ArgumentException(
                $"The response has status {response.Status}: the request was not accepted, so there is no operation.", nameof(response));
        OperationLinks links = default(OperationLinks).UpdatedBy(response, endpoint);
        return links.Polled is not null
            ? new OperationLinks(Checked(links.Status), Checked(links.Result))
            : throw new ArgumentException(
                "The response names no operation: it has neither Azure-AsyncOperation nor Location.", nameof(response));
    }

    /// <summary>A URL that is given as a string.</summary>
    /// <exception cref="ArgumentException">The URL is too long for one of the service's.</exception>
    /// <exception cref="OriginMismatchException">The URL has another origin than <paramref name="endpoint"/>.</exception>
    public static OperationLinks Parse(string url, Uri endpoint) => new(Checked(OriginGuard.Follow(endpoint, endpoint, url)), null);

    /// <summary>The operation's id: the last segment of the path, decoded.</summary>
    /// <exception cref="ArgumentException">The path has no segment.</exception>
    public static string IdIn(Uri url)
    {
        string path = url.AbsolutePath.TrimEnd('/');
        string segment = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return segment.Length > 0 ? segment : throw new ArgumentException("The URL names no operation.", nameof(url));
    }

    private static Uri? Checked(Uri? url) => url is null || url.OriginalString.Length <= MaxLength
        ? url
        : throw new ArgumentException($"The URL of an operation has at most {MaxLength} characters.", nameof(url));
}
