using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// A call was cancelled while its credential had not given a token yet: what signs in hangs, and not the service, which has accepted
/// nothing.
/// </summary>
public sealed class CredentialPendingException : OperationCanceledException
{
    internal CredentialPendingException(string credential, OperationCanceledException cancelled)
        : base(Redact.Text($"{credential} had not given a token yet, so the service has not accepted the request."),
            cancelled, cancelled.CancellationToken) =>
        Credential = credential;

    /// <summary>Type of the credential, for instance <c>DefaultAzureCredential</c>.</summary>
    public string Credential { get; }

    /// <inheritdoc/>
    public override string ToString() => Redact.Lines(base.ToString());
}
