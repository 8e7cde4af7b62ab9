namespace BackupJobs.Cli;

/// <summary>How the job of the demonstration ends.</summary>
internal enum DemoEnding
{
    Completed,
    Warnings,
    Failed,
    Cancelled,
}
