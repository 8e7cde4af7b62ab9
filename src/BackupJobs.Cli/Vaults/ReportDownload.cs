namespace BackupJobs.Cli;

/// <summary>
/// Downloads an exported report from its blob. The URL of the blob contains its key, so it does not appear in messages; and because the blob
/// is on another host, the download does not use the HTTP client that has the bearer token.
/// </summary>
internal static class ReportDownload
{
    /// <summary>Downloads the report to a file.</summary>
    /// <exception cref="FailureException">The report cannot be downloaded.</exception>
    /// <exception cref="IOException">The file exists, and <paramref name="overwrite"/> is false.</exception>
    public static async Task SaveAsync(Uri url, string path, bool overwrite, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw Refused("its URL does not use HTTPS");
        using SocketsHttpHandler sockets = new() { AllowAutoRedirect = false };
        using HttpClient http = new(sockets);
        using HttpResponseMessage response = await GetAsync(http, url, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Refused($"the storage service replied with status {(int)response.StatusCode}");
        // Nothing is created before the report is known to come, and half a report does not stay.
        FileStream file = new(path, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
        bool complete = false;
        try
        {
            await response.Content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            complete = true;
        }
        finally
        {
            await file.DisposeAsync().ConfigureAwait(false);
            if (!complete)
                File.Delete(path);
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error)
        {
            throw Refused($"the storage service is unreachable ({error.HttpRequestError})");
        }
    }

    private static FailureException Refused(string why) =>
        new(new Failure(ExitCode.Error, "the report was created, but cannot be downloaded", why, "export again: the download URL is valid for a few minutes"));
}
