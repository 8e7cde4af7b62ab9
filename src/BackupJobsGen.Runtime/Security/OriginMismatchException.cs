namespace BackupJobsGen.Runtime;

/// <summary>A URL from the service has another origin than the client's endpoint. Nothing was sent there.</summary>
public sealed class OriginMismatchException : Exception
{
    internal OriginMismatchException(Uri endpoint, string url, string reason)
        : base(Redact.Text(
            $"The URL {url} is not followed: {reason}. Requests go to {endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} only."))
    {
    }

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
