namespace BackupJobs.Fleet;

/// <summary>
/// Whether this process may work: the database has confirmed its shards a moment ago. A process that was stopped for a while does nothing
/// when it continues, until it knows whether others have its shards now. It runs on the monotonic clock, which counts while it is stopped.
/// </summary>
internal sealed class FleetHealth(TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(6);

    private readonly Lock _lock = new();
    private DateTimeOffset _readyAt = time.GetUtcNow();
    private long? _confirmedAt;
    private string _reason = "The database is not open yet.";
    private string? _refusal;

    /// <summary>Whether the process may work. It may also while writes are refused: one of them finds out when they are not.</summary>
    public bool MayWork => Unconfirmed is null;

    /// <summary>Why the process is not ready; null if it is.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
                return Unconfirmed ?? _refusal;
        }
    }

    /// <summary>When the process was ready last, or its start, UTC; null if it is ready.</summary>
    public DateTimeOffset? NotReadySince
    {
        get
        {
            lock (_lock)
                return Reason is null ? null : _readyAt;
        }
    }

    private string? Unconfirmed
    {
        get
        {
            lock (_lock)
            {
                return _confirmedAt is not { } at ? _reason
                    : time.GetElapsedTime(at) < Validity ? null : "The database has not confirmed the shards of this process for a while.";
            }
        }
    }

    /// <summary>The database has confirmed all shards.</summary>
    /// <param name="askedAt">When it was asked, on the monotonic clock.</param>
    public void Confirm(long askedAt)
    {
        lock (_lock)
        {
            _confirmedAt = askedAt;
            if (Reason is null)
                _readyAt = time.GetUtcNow();
        }
    }

    /// <summary>A write was committed.</summary>
    public void Written()
    {
        lock (_lock)
            _refusal = null;
    }

    /// <summary>The database answers, and refuses to write: its disk may be full. Reads alone do not show when that ends.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public void RefuseWrites(string reason)
    {
        lock (_lock)
            (_refusal, _confirmedAt, _reason) = (reason, null, reason);
    }

    /// <summary>The database refuses.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public void Fail(string reason)
    {
        lock (_lock)
            (_confirmedAt, _reason) = (null, reason);
    }
}
