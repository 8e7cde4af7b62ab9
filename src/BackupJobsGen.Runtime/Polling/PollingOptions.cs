namespace BackupJobsGen.Runtime;

/// <summary>Delay, deadline and tolerance of a wait.</summary>
public sealed record PollingOptions
{
    /// <summary>Pauses between requests, unless the service sends <c>Retry-After</c>.</summary>
    /// <value>2 s growing to 15 s.</value>
    public PollingDelay Delay { get; init; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));

    /// <summary>
    /// How long to wait at most, over all requests, their bodies and all pauses, on a clock that no change of the wall clock affects.
    /// A pause that would end after the deadline ends at it, and one last look follows, of a second at most. A wait ends earlier only if
    /// the service refuses requests for longer (429 or 503 with <c>Retry-After</c>).
    /// </summary>
    /// <value>Infinite.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long 404 and 409 count as transient, from the start of a wait until the first answer: what was started just now may not be
    /// known to every server yet.
    /// </summary>
    /// <value>60 s.</value>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reports requests and faults before each pause; null for no reports.</summary>
    public IProgress<PollingHealth>? Health { get; init; }

    /// <summary>
    /// Which faults are transient in addition to timeouts, connection faults, unreadable answers and the statuses 408, 429, 500, 502,
    /// 503 and 504; null for no others.
    /// </summary>
    public Func<Exception, bool>? IsTransient { get; init; }
}
