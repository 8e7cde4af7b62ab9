using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;

namespace BackupJobs.Emulator.Http;

/// <summary>State of the emulator, shared by all requests.</summary>
internal sealed class VaultState
{
    private volatile VaultBehavior _behavior;

    public VaultState(BackupVaultOptions options)
    {
        Options = options;
        Vaults = new VaultRegistry(options);
        Clock = new VaultClock(options.TimeProvider, options.Speed);
        _behavior = options.Behavior;
        Ids = new IdSource(options.IdSeed);
        Requests = new RequestHistory(options.RecordedRequests);
    }

    public BackupVaultOptions Options { get; }

    public VaultClock Clock { get; }

    public VaultBehavior Behavior
    {
        get => _behavior;
        set => _behavior = value;
    }

    public VaultRegistry Vaults { get; }

    public GraphQuotaCounter GraphQuota { get; } = new();

    /// <summary>Jobs of Recovery Services vaults in the paired region, which are not in the vault's own list.</summary>
    public JobStore CrossRegionJobs { get; } = new();

    public OperationStore Operations { get; } = new();

    /// <summary>Origin of the blobs of exported reports. Set when the server listens.</summary>
    public Uri BlobEndpoint { get; set; } = new("http://127.0.0.1");

    public IdSource Ids { get; }

    public RequestHistory Requests { get; }

    /// <summary>Adds each job to the store of its region.</summary>
    public void Add(HostedVault vault, IReadOnlyCollection<JobDefinition> jobs)
    {
        vault.Jobs.Add(jobs.Where(job => !IsCrossRegion(job)), startedByRequest: false);
        JobStore paired = vault.Definition.Kind == EmulatedVaultKind.BackupVault ? vault.CrossRegionJobs : CrossRegionJobs;
        paired.Add(jobs.Where(IsCrossRegion), startedByRequest: false);
    }

    private static bool IsCrossRegion(JobDefinition job) =>
        string.Equals(job.Operation, "CrossRegionRestore", StringComparison.OrdinalIgnoreCase);
}
