namespace BackupJobs;

/// <summary>
/// The window of a watch's list. An explicit start stays; otherwise the window moves with time, and reaches back to the oldest running job
/// as far as one list allows. Older jobs are requested by their ids.
/// </summary>
internal sealed class WatchWindow(JobFilter filter, WaitSession session)
{
    public JobFilter Next(DateTimeOffset? oldestRunning)
    {
        if (filter.StartTime is not null)
            return filter;
        DateTimeOffset start = Before(session.Now, session.Options.Lookback);
        DateTimeOffset earliest = Before(session.Now, JobFilter.LongestWindow);
        if (oldestRunning < start)
            start = oldestRunning > earliest ? oldestRunning.Value : earliest;
        return filter with { StartTime = start };
    }

    private static DateTimeOffset Before(DateTimeOffset time, TimeSpan span) =>
        span < time - DateTimeOffset.MinValue ? time - span : DateTimeOffset.MinValue;
}
