namespace BackupJobs.Cli;

/// <summary>
/// Fetches an exported report from its blob. The blob is at another host, and its URL holds the only key it needs: the client that
/// knows the bearer token is not used, and neither URL nor key appears in a message.
/// </summary>
internal static class ReportDownload
{
    /// <summary>Writes the report to <paramref name="path"/>.</summary>
    /// <exception cref="FailureException">The blob does not give the report.</exception>
    /// <exception cref="IOException">The file is there already, and <paramref name="overwrite"/> is false.</exception>
    public static async Task SaveAsync(Uri url, string path, bool overwrite, CancellationToken cancellationToken)
    {
        if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
            throw Refused("the service names a place without TLS");
        using SocketsHttpHandler sockets = new() { AllowAutoRedirect = false };
        using HttpClient http = new(sockets);
        using HttpResponseMessage response = await GetAsync(http, url, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw Refused($"the storage answered with status {(int)response.StatusCode}");
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
            throw Refused($"the storage cannot be reached ({error.HttpRequestError})");
        }
    }

    private static FailureException Refused(string why) =>
        new(new Failure(ExitCode.Error, "The report was written, but it cannot be downloaded.", why, "Run the export again: the keys to reports end after some minutes."));
}
