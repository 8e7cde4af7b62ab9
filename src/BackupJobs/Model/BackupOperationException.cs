using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>An operation did not succeed. The service reports this with HTTP 200.</summary>
public sealed class BackupOperationException : Exception
{
    /// <summary>Creates an exception from the last status of an operation.</summary>
    /// <param name="operationId">Id of the operation.</param>
    /// <param name="status">Its last status.</param>
    public BackupOperationException(string operationId, OperationStatus status)
        : base(Redact.Text(Describe(operationId, status ?? throw new ArgumentNullException(nameof(status))))) =>
        (OperationId, Status) = (operationId, status);

    /// <summary>Id of the operation.</summary>
    public string OperationId { get; }

    /// <summary>The operation's last status, with the service's code and message.</summary>
    public OperationStatus Status { get; }

    private static string Describe(string operationId, OperationStatus status)
    {
        string reason = string.Join(": ", new[] { status.Error?.Code, status.Error?.Message }.Where(part => !string.IsNullOrEmpty(part)));
        return $"Operation {operationId} ended as {status.Status}{(reason.Length > 0 ? ". " : "")}{reason}";
    }

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
