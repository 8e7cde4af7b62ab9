namespace BackupJobs.Cli;

/// <summary>Formats of results that are not lists of jobs.</summary>
internal enum ResultFormat
{
    Table,
    Json,
    Csv,
    Markdown,
    JUnit,
}
