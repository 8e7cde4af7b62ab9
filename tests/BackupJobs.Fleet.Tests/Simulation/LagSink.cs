namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>Notes when it was notified of the end of each job of the model.</summary>
internal sealed class LagSink(ModelEstate estate, TimeProvider time) : IEndSink
{
    private readonly int[] _received = new int[estate.Jobs.Length];
    private long _twice;

    public string Name => "lag";

    /// <summary>Ends that were reported more than once.</summary>
    public long Twice => Interlocked.Read(ref _twice);

    public bool Accepts(JobEnd jobEnd) => true;

    public Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken)
    {
        int now = (int)(time.GetUtcNow() - ModelEstate.Begin).TotalMilliseconds;
        if (Interlocked.CompareExchange(ref _received[ModelEstate.JobOf(jobEnd.JobId)], now, 0) != 0)
            Interlocked.Increment(ref _twice);
        return Task.FromResult(Delivery.Accepted);
    }

    /// <summary>How long after their ends jobs were reported, ascending, of those that ended between two times.</summary>
    /// <param name="from">The first time, in milliseconds after the begin.</param>
    /// <param name="until">The last.</param>
    /// <returns>The delays, and how many ends were not reported at all.</returns>
    public (int[] Delays, int Missing) Delays(int from, int until)
    {
        int[] ended = [.. Enumerable.Range(0, _received.Length).Where(job => estate.Jobs[job].End >= from && estate.Jobs[job].End < until)];
        int[] delays = [.. ended.Where(job => _received[job] != 0).Select(job => _received[job] - estate.Jobs[job].End).Order()];
        return (delays, ended.Length - delays.Length);
    }
}
