namespace BackupJobs.Cli;

/// <summary>Outcome of the demonstration.</summary>
internal enum DemoEnding
{
    Completed,
    Warnings,
    Failed,
    Cancelled,
}
