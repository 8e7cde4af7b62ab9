namespace BackupJobs.Emulator;

/// <summary>An error instead of a job that has just been started.</summary>
/// <param name="Status">HTTP status: 404, 409 or 5xx.</param>
/// <param name="For">How long after the job's start, in vault time.</param>
public sealed record JobUnavailable(int Status, TimeSpan For);
