namespace BackupJobsGen.Runtime;

/// <summary>State of a wait itself, reported before each of its pauses.</summary>
/// <param name="Requests">Requests so far.</param>
/// <param name="ConsecutiveFaults">Transient faults since the last answer; 0 if the last request was answered.</param>
/// <param name="LastFault">The last of these faults; null if the last request was answered.</param>
/// <param name="NextDelay">Pause before the next request.</param>
public sealed record PollingHealth(long Requests, int ConsecutiveFaults, Exception? LastFault, TimeSpan NextDelay)
{
    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);
}
