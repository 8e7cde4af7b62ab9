using Azure.Core;

namespace BackupJobs.Fleet;

/// <summary>Where the service keeps what it knows, what it watches, and how often.</summary>
public sealed class FleetOptions
{
    /// <summary>Path of the SQLite file, for one process; ignored with <see cref="PostgreSql"/>.</summary>
    /// <value><c>fleet.db</c> in the current directory.</value>
    public string DatabaseFile { get; set; } = "fleet.db";

    /// <summary>Connection string of PostgreSQL 14 or newer, for one or several processes; null for SQLite. A secret.</summary>
    public string? PostgreSql { get; set; }

    /// <summary>How long ended jobs are kept after their end, at least two days; null to keep them for ever.</summary>
    public TimeSpan? HistoryKept { get; set; }

    /// <summary>What is watched; at least one.</summary>
    public IList<FleetTenant> Tenants { get; } = [];

    /// <summary>How often vaults are searched.</summary>
    public TimeSpan DiscoveryInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often Resource Graph is asked for new jobs of all vaults.</summary>
    public TimeSpan SieveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a vault without running jobs is listed.</summary>
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the running jobs of a vault are read.</summary>
    public TimeSpan RunningInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause after faults of a vault.</summary>
    public TimeSpan LongestBackoff { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far each list reaches back before the time until which a vault is covered, for lists that lag and clocks that
    /// differ.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How far back the first list of a vault reaches.</summary>
    public TimeSpan FirstWindow { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Jobs of the first list that ended longer ago than this are in the history, but not reported to sinks.</summary>
    public TimeSpan FirstReported { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After how long without a read a vault's coverage has a gap that is shown.</summary>
    public TimeSpan GapAfter { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Reads that a subscription allows per second; the service uses what <see cref="Spare"/> leaves.</summary>
    public double ReadsPerSecond { get; set; } = 25;

    /// <summary>Reads that a subscription allows at once.</summary>
    public int ReadsAtOnce { get; set; } = 250;

    /// <summary>Share of the budget that is left to people and other programs, 0 to 0.9.</summary>
    public double Spare { get; set; } = 0.2;

    /// <summary>Vaults that are read at the same time by one process: with answers after 200 ms, 256 are 1,300 requests a second, which
    /// the nights of 100,000 vaults need.</summary>
    public int ParallelReads { get; set; } = 256;

    /// <summary>Deliveries at the same time to one sink by one process.</summary>
    public int ParallelDeliveries { get; set; } = 16;

    /// <summary>How often a delivery is attempted before it becomes a dead letter.</summary>
    public int MaxAttempts { get; set; } = 15;

    /// <summary>Time limit of one delivery.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after the first failed delivery; it doubles with jitter up to <see cref="LongestDeliveryBackoff"/>.</summary>
    public TimeSpan DeliveryBackoff { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two deliveries of an end.</summary>
    public TimeSpan LongestDeliveryBackoff { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Vaults that one credential may read.</summary>
public sealed class FleetTenant
{
    /// <summary>Id of the tenant, or any stable name; it decides the shards of its subscriptions.</summary>
    /// <value>Empty.</value>
    public string Id { get; set; } = "";

    /// <summary>Credential for <see cref="Endpoint"/>. Required.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>Endpoint of the resource manager.</summary>
    /// <value>The public cloud's.</value>
    public Uri Endpoint { get; set; } = AzureCloud.Public.Endpoint;

    /// <summary>Which vaults.</summary>
    /// <value>All that the credential may read.</value>
    public EstateScope Scope { get; set; } = EstateScope.All;
}
