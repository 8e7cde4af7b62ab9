namespace BackupJobs;

/// <summary>Meaning of an operation's status text. Whatever is not known is still running.</summary>
internal static class OperationState
{
    public static bool IsEnd(OperationStatus status) => IsSuccess(status) || IsFailure(status);

    public static bool IsSuccess(OperationStatus status) => Is(status, "Succeeded");

    // Jobs spell it with two L, and some operations do too. Invalid is the service's word for an operation that was never any good.
    public static bool IsFailure(OperationStatus status) =>
        Is(status, "Failed") || Is(status, "Canceled") || Is(status, "Cancelled") || Is(status, "Invalid");

    private static bool Is(OperationStatus status, string text) =>
        string.Equals(status.Status?.ToString(), text, StringComparison.OrdinalIgnoreCase);
}
