namespace BackupJobs;

/// <summary>The queries that are sent. Each has the column <c>id</c> and is ordered by it: without both there is no second page.</summary>
internal static class GraphQueries
{
    private const string Order = " | order by id asc";
    private static readonly string[] VaultTypes = ["microsoft.recoveryservices/vaults", "microsoft.dataprotection/backupvaults"];
    private static readonly string[] JobTypes = [.. VaultTypes.Select(type => type + "/backupjobs")];

    private static readonly string[] ItemTypes =
    [
        VaultTypes[0] + "/backupfabrics/protectioncontainers/protecteditems", VaultTypes[1] + "/backupinstances",
    ];

    public static string Vaults(EstateScope scope) =>
        $"resources | where type in~ {Kql.List(VaultTypes)}"
        + (scope.VaultIds.Count > 0 ? $" | where id in~ {Kql.List(scope.VaultIds.Select(vault => vault.ToString()))}" : "")
        + " | project id,name,type,location,tenantId,tags" + Order;

    public static string Items(EstateScope scope) =>
        $"recoveryservicesresources | where type in~ {Kql.List(ItemTypes)}{In(scope)} | project id,name,type,properties" + Order;

    /// <param name="filter">Which jobs.</param>
    /// <param name="scope">Of which vaults.</param>
    /// <param name="changedSince">Only those that can have changed since then: that run, or that have started or ended since; null for
    /// all.</param>
    public static string Jobs(JobFilter filter, EstateScope scope, DateTimeOffset? changedSince = null)
    {
        string query = $"recoveryservicesresources | where type in~ {Kql.List(JobTypes)}{In(scope)}";
        if (filter.StartTime is { } start)
            query += $" | where todatetime(properties.startTime) >= {Kql.Time(start)}";
        if (filter.EndTime is { } end)
            query += $" | where todatetime(properties.startTime) <= {Kql.Time(end)}";
        if (filter.Status is { } status)
            query += $" | where properties.status in~ {Kql.List(Words(status))}";
        if (filter.JobId is { } job)
            query += $" | where name =~ {Kql.Quote(job)}";
        if (changedSince is { } since)
            query += $" | where todatetime(properties.startTime) >= {Kql.Time(since)}"
                + $" or todatetime(properties.endTime) >= {Kql.Time(since)} or properties.status !in~ {Kql.List(FinalWords)}";
        return query + " | project id,name,type,properties" + Order;
    }

    /// <summary>Jobs that have started or ended since a time.</summary>
    public static string Changes(EstateScope scope, DateTimeOffset since) =>
        $"recoveryservicesresources | where type in~ {Kql.List(JobTypes)}{In(scope)}"
        + $" | where todatetime(properties.startTime) >= {Kql.Time(since)} or todatetime(properties.endTime) >= {Kql.Time(since)}"
        + " | project id,name,type,properties" + Order;

    // The subscriptions are in the request already.
    private static string In(EstateScope scope) => scope.VaultIds.Count == 0
        ? ""
        : $" | where {string.Join(" or ", scope.VaultIds.Select(vault => $"id startswith {Kql.Quote(vault + "/")}"))}";

    private static string[] FinalWords { get; } =
        [.. new[] { "Completed", "CompletedWithWarnings", "Cancelled", "Failed" }.SelectMany(status => Words(new JobStatus(status)))];

    // Every word for the same outcome; the rest of a filter is applied to the rows.
    private static string[] Words(JobStatus status) => status.Outcome switch
    {
        JobOutcome.Completed => ["Completed", "Success", "Succeeded"],
        JobOutcome.CompletedWithWarnings => ["CompletedWithWarnings", "SuccessWithWarning", "SuccessWithWarnings"],
        JobOutcome.Cancelled => ["Cancelled", "Canceled"],
        _ when status == JobStatus.InProgress => ["InProgress", "Started"],
        _ => [status.Value],
    };
}
