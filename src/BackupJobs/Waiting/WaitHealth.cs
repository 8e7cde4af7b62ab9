namespace BackupJobs;

/// <summary>How a wait is doing, told after every request and before every pause.</summary>
/// <param name="Requests">Requests so far.</param>
/// <param name="ConsecutiveFaults">Transient faults since the last answer; 0 while all is well.</param>
/// <param name="LastFault">The last of these faults; null while all is well.</param>
/// <param name="NextDelay">Pause before the next request.</param>
public sealed record WaitHealth(long Requests, int ConsecutiveFaults, Exception? LastFault, TimeSpan NextDelay);
