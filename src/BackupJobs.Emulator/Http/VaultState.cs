using BackupJobs.Emulator.Families;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;

namespace BackupJobs.Emulator.Http;

/// <summary>Everything that the vault knows, shared by all requests.</summary>
internal sealed class VaultState
{
    private volatile VaultBehavior _behavior;

    public VaultState(BackupVaultOptions options)
    {
        Options = options;
        Clock = new VaultClock(options.TimeProvider, options.Speed);
        _behavior = options.Behavior;
        Ids = new IdSource(options.IdSeed);
        Log = new RequestLog(options.RecordedRequests);
        Blobs = new ReportBlobs(this);
    }

    public BackupVaultOptions Options { get; }

    public VaultClock Clock { get; }

    public VaultBehavior Behavior
    {
        get => _behavior;
        set => _behavior = value;
    }

    public JobStore Jobs { get; } = new();

    /// <summary>Jobs of the paired region, which the vault's own list does not show.</summary>
    public JobStore CrossRegionJobs { get; } = new();

    public OperationStore Operations { get; } = new();

    /// <summary>Exported reports.</summary>
    public ReportBlobs Blobs { get; }

    public IdSource Ids { get; }

    public RequestLog Log { get; }

    /// <summary>Adds jobs to the region that each belongs to.</summary>
    public void Add(IReadOnlyCollection<JobDefinition> jobs)
    {
        Jobs.Add(jobs.Where(job => !IsCrossRegion(job)), startedByRequest: false);
        CrossRegionJobs.Add(jobs.Where(IsCrossRegion), startedByRequest: false);
    }

    private static bool IsCrossRegion(JobDefinition job) =>
        string.Equals(job.Operation, "CrossRegionRestore", StringComparison.OrdinalIgnoreCase);
}
