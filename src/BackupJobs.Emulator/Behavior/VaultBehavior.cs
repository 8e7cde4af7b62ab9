namespace BackupJobs.Emulator;

/// <summary>
/// Everything about the vault that can be switched, also while it runs: <c>vault.Behavior = vault.Behavior with { … }</c>.
/// The default is a healthy vault of today. Values are immutable, so a request sees one behaviour from beginning to end.
/// </summary>
public sealed record VaultBehavior
{
    /// <summary>How values are written.</summary>
    public WireShape Shape { get; init; } = WireShape.Modern;

    /// <summary>The <c>Retry-After</c> header of a 202.</summary>
    public RetryAfter RetryAfter { get; init; } = new();

    /// <summary>The URLs in <c>Azure-AsyncOperation</c> and <c>Location</c>.</summary>
    public OperationUrls OperationUrls { get; init; } = new();

    /// <summary>Whether an operation ends before its job or together with it.</summary>
    public OperationRegime Regime { get; init; }

    /// <summary>Error that operations started from now on end with (HTTP 200, status <c>Failed</c>); null lets them succeed.</summary>
    public OperationError? OperationError { get; init; }

    /// <summary>Whether an operation that was read as <c>Succeeded</c> is <c>InProgress</c> again at the next reading, once.</summary>
    public bool StatusGoesBackOnce { get; init; }

    /// <summary>How jobs started from now on end.</summary>
    public JobOutcome JobOutcome { get; init; }

    /// <summary>How long jobs started from now on run, in vault time; null takes a usual length for the operation.</summary>
    public TimeSpan? JobLength { get; init; }

    /// <summary>The <c>jobType</c> of jobs started from now on (one that no document knows, say); null takes the right one.</summary>
    public string? JobType { get; init; }

    /// <summary>An error in place of a newly started job for its first moments; null shows the job at once.</summary>
    public JobUnavailable? JobUnavailable { get; init; }

    /// <summary>Lists longer than this are cut there and lose their <c>nextLink</c>, as seen in 2020 at 400; null never cuts.</summary>
    public int? ListsCutAt { get; init; }

    /// <summary>Who may ask; null asks for no token.</summary>
    public TokenCheck? TokenCheck { get; init; }

    /// <summary>Rights that the caller lacks, such as <c>Microsoft.RecoveryServices/Vaults/backupJobs/read</c>; compared without case.</summary>
    public IReadOnlyCollection<string> MissingRights { get; init; } = [];

    /// <summary>Token buckets of the resource manager; null limits nothing.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>A 429 on every n-th request; null throttles none.</summary>
    public Throttle? Throttle { get; init; }

    /// <summary>Faults at random, repeatable; null breaks nothing.</summary>
    public FaultPlan? Faults { get; init; }
}
