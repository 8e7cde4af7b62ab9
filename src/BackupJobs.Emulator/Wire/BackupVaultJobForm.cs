namespace BackupJobs.Emulator.Wire;

/// <summary>Where a job of a Backup vault is written, which decides the spelling of its values.</summary>
internal enum BackupVaultJobForm
{
    /// <summary>A list item: durations as <c>hh:mm:ss</c>, no <c>extendedInfo</c>.</summary>
    List,

    /// <summary>A single job: durations as in ISO 8601.</summary>
    Details,

    /// <summary>A row of Resource Graph: durations as <c>hh:mm:ss</c>, times with seven digits, <c>extendedInfo</c>.</summary>
    GraphRow,
}
