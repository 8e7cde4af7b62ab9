namespace BackupJobs.Fleet;

/// <summary>Which ended jobs to list. All conditions that are set must hold; text is compared ignoring case.</summary>
public sealed record FleetJobFilter
{
    /// <summary>Outcomes; empty for all.</summary>
    public IReadOnlyCollection<JobOutcome> Outcomes { get; init; } = [];

    /// <summary>Id of a subscription; null for all.</summary>
    public string? Subscription { get; init; }

    /// <summary>Configured tenant; null for all.</summary>
    public string? Tenant { get; init; }

    /// <summary>Resource id of a vault; null for all.</summary>
    public string? VaultId { get; init; }

    /// <summary>Display name of an item, whole; null for all.</summary>
    public string? Item { get; init; }

    /// <summary>Operation, such as <c>Backup</c>; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>A part of the item's name, the job's id or the vault's id; null for all.</summary>
    public string? Text { get; init; }

    /// <summary>Only jobs that ended at or after this time, UTC; null for no limit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only jobs that ended before this time, UTC; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary><see cref="FleetJobPage.Next"/> of the page before; null for the first page.</summary>
    public string? Page { get; init; }

    /// <summary>Jobs on a page, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;
}

/// <summary>A page of ended jobs.</summary>
/// <param name="Jobs">The jobs, without their JSON.</param>
/// <param name="Next">The next page; null for the last one.</param>
public sealed record FleetJobPage(IReadOnlyList<JobEnd> Jobs, string? Next);

/// <summary>A job that is not known to have ended.</summary>
/// <param name="VaultId">Resource id of the vault, in lower case.</param>
/// <param name="JobId">Id of the job.</param>
/// <param name="Status">Its last status in the service's words.</param>
/// <param name="Started">When it started, UTC; null if unknown.</param>
/// <param name="Seen">When it was last seen, UTC.</param>
public sealed record RunningJob(string VaultId, string JobId, string Status, DateTimeOffset? Started, DateTimeOffset Seen);

/// <summary>An item that had backup jobs.</summary>
/// <param name="Subscription">Id of the subscription, in lower case.</param>
/// <param name="VaultId">Resource id of the vault, in lower case.</param>
/// <param name="Item">Display name.</param>
/// <param name="ItemKind">Kind of the item; null if unknown.</param>
/// <param name="LastOutcome">Outcome of its last backup.</param>
/// <param name="LastEnded">When its last backup ended, UTC.</param>
/// <param name="LastSuccess">When its last successful backup ended, UTC; null if there is none.</param>
public sealed record FleetItem(
    string Subscription, string VaultId, string Item, string? ItemKind, JobOutcome LastOutcome, DateTimeOffset LastEnded,
    DateTimeOffset? LastSuccess);
