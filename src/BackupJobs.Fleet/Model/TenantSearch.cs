using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>How the search for vaults in a configured tenant goes.</summary>
public sealed record TenantSearch
{
    /// <summary>Configured id of the tenant; may be empty.</summary>
    public required string Tenant { get; init; }

    /// <summary>Since when the tenant is watched, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When a search last succeeded, UTC; null if none has.</summary>
    public DateTimeOffset? Searched { get; init; }

    /// <summary>Number of vaults that the last successful search found.</summary>
    public int Found { get; init; }

    /// <summary>Ids of configured subscriptions in which the last successful search found no vault, in lower case: one may be misspelled,
    /// or the identity may not read it.</summary>
    public ValueList<string> EmptySubscriptions { get; init; } = ValueList<string>.Empty;

    /// <summary>Number of faults since the last success of a search, or of a query for new jobs.</summary>
    public int Faults { get; init; }

    /// <summary>HTTP status of the last fault, such as 401; null without a fault or without an answer.</summary>
    public int? FaultStatus { get; init; }

    /// <summary>What the last fault was, without secrets; null without a fault.</summary>
    public string? Fault { get; init; }
}
