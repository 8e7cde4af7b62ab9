namespace BackupJobs.Emulator;

/// <summary>
/// Behavior of the emulator that can change while it runs: <c>emulator.Behavior = emulator.Behavior with { … }</c>.
/// The default is a healthy vault in the current wire format. Behaviors are immutable, so a request uses the same one until its end.
/// </summary>
public sealed record VaultBehavior
{
    /// <summary>Wire format of values.</summary>
    public WireShape Shape { get; init; } = WireShape.Modern;

    /// <summary>The <c>Retry-After</c> header of a 202.</summary>
    public RetryAfter RetryAfter { get; init; } = new();

    /// <summary>The <c>Retry-After</c> header of Backup vaults, which their final results have as well.</summary>
    public RetryAfter BackupVaultRetryAfter { get; init; } = new() { Delay = TimeSpan.FromSeconds(30) };

    /// <summary>The URLs in <c>Azure-AsyncOperation</c> and <c>Location</c>.</summary>
    public OperationUrlBehavior OperationUrls { get; init; } = new();

    /// <summary>Whether an operation ends before its job or together with it.</summary>
    public OperationRegime Regime { get; init; }

    /// <summary>Error of operations that are started from now on (HTTP 200, status <c>Failed</c>); null if they succeed.</summary>
    public OperationError? OperationError { get; init; }

    /// <summary>Whether the second response after an operation succeeded says <c>InProgress</c> again.</summary>
    public bool StatusGoesBackOnce { get; init; }

    /// <summary>Outcome of jobs that are started from now on.</summary>
    public SimulatedOutcome JobOutcome { get; init; }

    /// <summary>
    /// Names (in URLs, or display names) of the items whose jobs fail, if they are started or seeded from now on; compared ignoring
    /// case.
    /// </summary>
    public IReadOnlyCollection<string> FailingItems { get; init; } = [];

    /// <summary>
    /// Duration, on the emulator's clock, of jobs that are started from now on; null for the usual duration of the operation.
    /// </summary>
    public TimeSpan? JobLength { get; init; }

    /// <summary>
    /// The <c>jobType</c> of jobs that are started from now on, for example an undocumented one; null for the correct one.
    /// </summary>
    public string? JobType { get; init; }

    /// <summary>An error in place of a job that was started a moment ago; null if jobs are visible at once.</summary>
    public JobUnavailable? JobUnavailable { get; init; }

    /// <summary>Length at which lists end without a <c>nextLink</c>, as seen in 2020 at 400 jobs; null if lists are complete.</summary>
    public int? ListsCutAt { get; init; }

    /// <summary>Token that requests must have; null if no token is required.</summary>
    public TokenCheck? TokenCheck { get; init; }

    /// <summary>
    /// Rights that the caller lacks, such as <c>Microsoft.RecoveryServices/Vaults/backupJobs/read</c>; compared ignoring case.
    /// </summary>
    public IReadOnlyCollection<string> MissingRights { get; init; } = [];

    /// <summary>Token buckets of the resource manager; null for no limit.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>
    /// How far Resource Graph is behind the vaults, on the emulator's clock: jobs appear and change there so much later.
    /// </summary>
    public TimeSpan GraphDelay { get; init; }

    /// <summary>The quota of queries of Resource Graph; null for no limit and no headers.</summary>
    public GraphQuota? GraphQuota { get; init; } = new();

    /// <summary>Throttling of every n-th request; null for none.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>Pseudo-random faults; null for none.</summary>
    public FaultPlan? Faults { get; init; }
}
