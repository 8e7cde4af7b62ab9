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

    public static string Vaults { get; } =
        $"resources | where type in~ {Kql.List(VaultTypes)} | project id,name,type,location,tenantId" + Order;

    public static string Items { get; } =
        $"recoveryservicesresources | where type in~ {Kql.List(ItemTypes)} | project id,name,type,properties" + Order;

    /// <param name="filter">Which jobs.</param>
    public static string Jobs(JobFilter filter)
    {
        string query = $"recoveryservicesresources | where type in~ {Kql.List(JobTypes)}";
        if (filter.StartTime is { } start)
            query += $" | where todatetime(properties.startTime) >= {Kql.Time(start)}";
        if (filter.EndTime is { } end)
            query += $" | where todatetime(properties.startTime) <= {Kql.Time(end)}";
        if (filter.Status is { } status)
            query += $" | where properties.status in~ {Kql.List(Words(status))}";
        if (filter.JobId is { } job)
            query += $" | where name =~ {Kql.Quote(job)}";
        return query + " | project id,name,type,properties" + Order;
    }

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
