namespace BackupJobs.Emulator;

/// <summary>An error in place of a job that was started a moment ago.</summary>
/// <param name="Status">HTTP status: 404, 409 or 5xx.</param>
/// <param name="For">Duration from the start of the job, on the emulator's clock.</param>
public sealed record JobUnavailable(int Status, TimeSpan For);
