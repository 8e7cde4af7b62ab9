namespace BackupJobs.Cli;

/// <summary>Formats of results.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    JsonLines,
    Csv,
    JUnit,
}
