using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Deadline and delays of a wait or a watch.</summary>
public sealed record WaitOptions
{
    /// <summary>
    /// How long to wait at most, over all requests, their bodies and all pauses. A pause that would end after the deadline ends at it,
    /// and one last look follows, of a second at most. A wait ends earlier only if the service refuses requests for longer
    /// (429 or 503 with <c>Retry-After</c>).
    /// </summary>
    /// <value>Infinite.</value>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// How long 404 and 409 count as transient, from the first request until the first answer: a job appears some moments after its
    /// operation has succeeded.
    /// </summary>
    /// <value>60 s.</value>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pauses between requests for an operation, unless the service sends <c>Retry-After</c>.</summary>
    /// <value>2 s growing to 15 s.</value>
    public PollingDelay OperationDelay { get; init; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));

    /// <summary>Pauses between requests for jobs, unless the service sends <c>Retry-After</c>.</summary>
    /// <value>10 s growing to 60 s.</value>
    public PollingDelay JobDelay { get; init; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

    /// <summary>How far back the list of a watch without a start time begins. It reaches further back to the oldest running job.</summary>
    /// <value>2 days.</value>
    public TimeSpan Lookback { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Reports what is new about the jobs; null for no reports.</summary>
    public IProgress<JobUpdate>? Progress { get; init; }

    /// <summary>
    /// Reports each vault of <see cref="BackupEstate.WatchAsync"/> that refuses, fails or does not answer, once, and again when it answers;
    /// null for no reports. The other vaults are watched as before.
    /// </summary>
    public IProgress<VaultHealth>? Vaults { get; init; }

    /// <summary>Reports requests and faults of the wait itself; null for no reports.</summary>
    public IProgress<PollingHealth>? Health { get; init; }
}
