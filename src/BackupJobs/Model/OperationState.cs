using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Meaning of an operation's status. Every unknown status counts as running.</summary>
internal static class OperationState
{
    public static bool IsFinal(OperationStatus status) => IsSuccess(status) || IsFailure(status);

    public static bool IsSuccess(OperationStatus status) => Of(status).HasSucceeded;

    // Invalid is this service's status of an operation that could not begin.
    private static bool IsFailure(OperationStatus status) =>
        Of(status) is var known && (known.HasFailed || known.Text.Equals("Invalid", StringComparison.OrdinalIgnoreCase));

    private static LongRunningStatus Of(OperationStatus status) => new(status.Status?.ToString() ?? "", null, null);
}
