using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Deadline and pace of a wait or a watch.</summary>
public sealed record WaitOptions
{
    /// <summary>How long to wait at most, over all requests and pauses; infinite unless set. No pause is begun that would end after it.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How long 404 and 409 are not believed, from the first request on: a job appears some moments after its operation has succeeded.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pace of asking for an operation: 2 s at first, 15 s at last. <c>Retry-After</c> comes before it.</summary>
    public PollingDelay OperationDelay { get; init; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15));

    /// <summary>Pace of asking for jobs: 10 s at first, 60 s at last. <c>Retry-After</c> comes before it.</summary>
    public PollingDelay JobDelay { get; init; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

    /// <summary>How far back the list of a watch without a start time begins. It reaches further back to the oldest job that still runs.</summary>
    public TimeSpan Lookback { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Is told what is new about the jobs; null for nobody.</summary>
    public IProgress<JobUpdate>? Progress { get; init; }

    /// <summary>Is told how the wait itself is doing, faults included; null for nobody.</summary>
    public IProgress<WaitHealth>? Health { get; init; }
}
