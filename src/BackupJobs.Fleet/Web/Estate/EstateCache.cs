namespace BackupJobs.Fleet.Web;

/// <summary>Reads the estate once for all callers of some seconds; the larger the estate, the longer.</summary>
internal sealed class EstateCache(IFleetHistory history, TimeProvider time) : IDisposable
{
    // At most a tenth of the time is spent reading.
    private const int Rest = 10;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _reader = new(1);
    private long _readAt;
    private TimeSpan _rest;

    /// <summary>The last snapshot; null before the first.</summary>
    public EstateSnapshot? Latest { get; private set; }

    // The wall clock may be set back.
    private bool IsFresh => time.GetElapsedTime(_readAt) < _rest;

    public async Task<EstateSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (Latest is { } fresh && IsFresh)
            return fresh;
        await _reader.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Latest is { } other && IsFresh)
                return other;
            long began = time.GetTimestamp();
            EstateSnapshot snapshot =
                new(await EstateFacts.ReadAsync(history, time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
            TimeSpan rest = time.GetElapsedTime(began) * Rest;
            (_readAt, _rest) = (time.GetTimestamp(), rest > Shortest ? rest : Shortest);
            Latest = snapshot;
            return snapshot;
        }
        finally
        {
            _reader.Release();
        }
    }

    public void Dispose() => _reader.Dispose();
}
