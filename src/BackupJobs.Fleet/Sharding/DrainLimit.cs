namespace BackupJobs.Fleet;

/// <summary>Ends what is on its way a while after the host begins to stop. What is cut at once may have been accepted, and would be
/// delivered again after the next start.</summary>
internal sealed class DrainLimit : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenRegistration _stopping;

    public DrainLimit(TimeSpan longest, TimeProvider time, CancellationToken stopping)
    {
        _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stopping = stopping.Register(() => _limit.CancelAfter(longest));
    }

    public CancellationToken Token => _limit.Token;

    public void Dispose()
    {
        _stopping.Dispose();
        _limit.Dispose();
    }
}
