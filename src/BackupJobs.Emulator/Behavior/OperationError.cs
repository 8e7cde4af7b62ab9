namespace BackupJobs.Emulator;

/// <summary>Why an operation failed: the <c>error</c> member of its status.</summary>
/// <param name="Code">Error code.</param>
/// <param name="Message">Description for people.</param>
public sealed record OperationError(string Code, string Message);
