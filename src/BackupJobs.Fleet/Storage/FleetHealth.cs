using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>
/// Whether this process may work: the database has confirmed its shards a moment ago. A process that was stopped for a while does nothing
/// when it continues, until it knows whether others have its shards now. It runs on the monotonic clock, which counts while it is stopped.
/// An outage of the database is logged here, once at its begin and once at its end.
/// </summary>
internal sealed partial class FleetHealth(TimeProvider time, ILogger<FleetHealth> logger)
{
    private const string HeldUp = "The database does not accept writes: another program may have locked it.";

    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(6);

    // What has waited on a connection that an outage has broken times out after its end.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private DateTimeOffset _readyAt = time.GetUtcNow();
    private long? _confirmedAt;
    private string _reason = "The database is not open yet.";
    private string? _refusal;
    private long? _awayAt;
    private long? _backAt;
    private long? _brokenAt;
    private bool _hasRefused;
    private bool _isHeldUp;

    /// <summary>Whether the process may work. It may also while writes are refused: one of them finds out when they are not.</summary>
    public bool MayWork => Unconfirmed is null;

    /// <summary>Whether the database has refused the last write, for another reason than a lock.</summary>
    public bool HasRefused
    {
        get
        {
            lock (_lock)
                return _refusal is not null;
        }
    }

    /// <summary>Why the process is not ready; null if it is.</summary>
    public string? Reason
    {
        get
        {
            lock (_lock)
                return Unconfirmed ?? _refusal ?? (_isHeldUp ? HeldUp : null);
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
            EndOutage();
        }
    }

    /// <summary>A write was committed.</summary>
    public void Written()
    {
        lock (_lock)
        {
            (_refusal, _isHeldUp) = (null, false);
            EndOutage();
        }
    }

    /// <summary>The database answers, and refuses to write: its disk may be full. Reads alone do not show when that ends.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public void RefuseWrites(string reason)
    {
        lock (_lock)
        {
            (_refusal, _confirmedAt, _reason) = (reason, null, reason);
            BeginOutage(reason, refuses: true);
        }
    }

    /// <summary>A commit does not come to its end, and reads are answered: another program may lock the database.</summary>
    public void HoldUpWrites()
    {
        lock (_lock)
        {
            _isHeldUp = true;
            BeginOutage(HeldUp, refuses: true);
        }
    }

    /// <summary>A transaction that has written nothing was committed: no other program locks the database.</summary>
    public void Unlocked()
    {
        lock (_lock)
        {
            _isHeldUp = false;
            EndOutage();
        }
    }

    /// <summary>The database does not answer, or refuses this process.</summary>
    /// <param name="error">Why.</param>
    /// <param name="connectedAt">Since when the connection was open, on the monotonic clock; when it was tried if it was not.</param>
    public void Fail(Exception error, long connectedAt)
    {
        string reason = DatabaseFault.Text(error);
        lock (_lock)
        {
            // A connection that an outage has broken fails at its next use, which may be after the end of the outage.
            if (connectedAt < _backAt)
                return;
            (_confirmedAt, _reason) = (null, reason);
            BeginOutage(reason, refuses: !DatabaseFault.IsUnreachable(error));
        }
    }

    /// <summary>Whether an error follows from an outage, which has a line of its own in the log: other work that it stops needs none.
    /// </summary>
    public bool Explains(Exception error)
    {
        lock (_lock)
        {
            // A timeout alone may be that of one slow statement, which the heartbeat never sees.
            if (DatabaseFault.IsUnreachable(error) && !DatabaseFault.IsTimeout(error))
            {
                // Nor does it see an outage of less than its own time.
                _brokenAt = time.GetTimestamp();
                return true;
            }

            return _awayAt is not null ? DatabaseFault.IsAway(error)
                : DatabaseFault.IsTimeout(error) && (IsRecent(_backAt) || IsRecent(_brokenAt));
        }
    }

    private bool IsRecent(long? timestamp) => timestamp is { } at && time.GetElapsedTime(at) < Aftermath;

    // A server that first does not answer and then refuses is news to an operator who waits for it.
    private void BeginOutage(string reason, bool refuses)
    {
        if (_awayAt is not null && refuses == _hasRefused)
            return;
        _awayAt ??= time.GetTimestamp();
        _hasRefused = refuses;
        LogAway(logger, reason);
    }

    private void EndOutage()
    {
        if (_awayAt is not { } at || Reason is not null)
            return;
        _awayAt = null;
        _backAt = time.GetTimestamp();
        LogBack(logger, (long)time.GetElapsedTime(at).TotalSeconds);
    }

    [LoggerMessage(1, LogLevel.Error, "Nothing is read, stored or delivered until the database is back. {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "The database is back after {Seconds} s; what has waited continues.")]
    private static partial void LogBack(ILogger logger, long seconds);
}
