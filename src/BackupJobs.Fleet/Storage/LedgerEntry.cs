namespace BackupJobs.Fleet;

/// <summary>A job of a vault, as it was last seen.</summary>
/// <param name="Job">Id of the job, in lower case.</param>
/// <param name="Status">Its status in the service's words.</param>
/// <param name="Started">When it started, UTC; null if unknown.</param>
/// <param name="Seen">When it was last seen, UTC.</param>
/// <param name="Ended">When it ended, UTC; null while it runs.</param>
internal sealed record LedgerEntry(
    string Job, string Status, DateTimeOffset? Started, DateTimeOffset Seen, DateTimeOffset? Ended)
{
    public bool IsRunning => Ended is null;
}
