namespace BackupJobs;

/// <summary>
/// A request that was sent, and whose outcome is unknown: the caller cancelled it, it timed out, the connection broke, or the service
/// failed. What it asked for may have been started, so look before you repeat it.
/// </summary>
/// <remarks>Known of the clients that <see cref="BackupClient(Azure.Core.TokenCredential, Action{BackupJobsOptions}?)"/> or dependency
/// injection creates.</remarks>
public sealed class UnansweredRequest
{
    private const string Key = "BackupJobs.UnansweredRequest";

    internal UnansweredRequest(RequestedAction action, BackupVault vault, string subject)
    {
        (Action, Vault, Subject) = (action, vault.Id, subject);
        (Endpoint, SentAt) = (vault.Client.Pipeline.Endpoint, vault.Client.TimeProvider.GetUtcNow());
    }

    /// <summary>What the request asks for.</summary>
    public RequestedAction Action { get; }

    /// <summary>The vault.</summary>
    public VaultId Vault { get; }

    /// <summary>Name or resource ID of the item of a backup, ID of the job of a cancellation, name of the vault of an export.</summary>
    public string Subject { get; }

    /// <summary>Where the request was sent.</summary>
    public Uri Endpoint { get; }

    /// <summary>When the action began, UTC by the clock of the client: jobs that it has started are not older.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The unanswered request behind an error of this library.</summary>
    /// <param name="error">What <c>BackUpAsync</c>, <c>RetryAsync</c>, <c>CancelAsync</c> or <c>ExportAsync</c> has thrown.</param>
    /// <returns>Null if nothing was sent, or the service refused the request.</returns>
    public static UnansweredRequest? In(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause.Data[Key] is UnansweredRequest request)
                return request;
        }

        return null;
    }

    internal void AddTo(Exception error) => error.Data[Key] = this;
}
