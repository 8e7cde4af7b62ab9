namespace BackupJobs.Emulator;

/// <summary>Why an operation failed: the <c>error</c> of its status.</summary>
/// <param name="Code">The service's code.</param>
/// <param name="Message">Text for people.</param>
public sealed record OperationError(string Code, string Message);
