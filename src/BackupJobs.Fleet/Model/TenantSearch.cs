namespace BackupJobs.Fleet;

/// <summary>How the search for vaults in a configured tenant goes.</summary>
/// <param name="Tenant">Configured id of the tenant; may be empty.</param>
/// <param name="Since">Since when the tenant is watched, UTC.</param>
/// <param name="Searched">When a search last succeeded, UTC; null if none has.</param>
/// <param name="Found">Number of vaults that the last successful search found.</param>
/// <param name="Faults">Number of faults since the last success of a search, or of a query for new jobs.</param>
/// <param name="FaultStatus">HTTP status of the last fault, such as 401; null without a fault or without an answer.</param>
/// <param name="Fault">What the last fault was, without secrets; null without a fault.</param>
public sealed record TenantSearch(
    string Tenant, DateTimeOffset Since, DateTimeOffset? Searched, int Found, int Faults, int? FaultStatus, string? Fault);
