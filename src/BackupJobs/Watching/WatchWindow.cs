namespace BackupJobs;

/// <summary>
/// The window of a watch's list. An explicit start stays; else the window moves with time, and reaches back to the oldest running job
/// as far as one list goes. Jobs older than that are asked for by id.
/// </summary>
internal sealed class WatchWindow(JobFilter filter, WaitSession session)
{
    // The wall clock is read once: a jump of it would make the window leave out new jobs or bring back old ones.
    private readonly DateTimeOffset _began = session.UtcNow;

    public JobFilter Next(DateTimeOffset? oldestRunning)
    {
        if (filter.StartTime is not null)
            return filter;
        DateTimeOffset now = _began + session.Elapsed;
        DateTimeOffset start = now - session.Options.Lookback;
        DateTimeOffset earliest = now - JobFilter.LongestWindow;
        if (oldestRunning < start)
            start = oldestRunning > earliest ? oldestRunning.Value : earliest;
        return filter with { StartTime = start };
    }
}
