using System.Data.Common;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>The searches of the tenants, for readers in any process.</summary>
internal static class TenantTable
{
    public const string Columns = "id, since, searched, found, faults, fault_status, fault, empty";

    /// <summary>Adds a tenant, and forgets those that are not configured any more.</summary>
    public static async Task BeginAsync(
        DbTransaction transaction, string tenant, IReadOnlyList<string> configured, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            "insert into tenant (id, since, found, faults) values (@id, @now, 0, 0) on conflict (id) do nothing", cancellationToken,
            ("id", tenant), ("now", now.Milliseconds())).ConfigureAwait(false);
        (string Name, object? Value)[] ids = [.. configured.Select((id, index) => ($"tenant{index}", (object?)id))];
        await transaction.ExecuteAsync(
            $"delete from tenant where id not in ({string.Join(", ", ids.Select(id => "@" + id.Name))})", cancellationToken, ids)
            .ConfigureAwait(false);
    }

    /// <summary>A search has succeeded.</summary>
    public static Task SearchedAsync(
        DbTransaction transaction, string tenant, int found, IReadOnlyList<string> empty, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            insert into tenant (id, since, searched, found, empty, faults) values (@id, @now, @now, @found, @empty, 0)
            on conflict (id) do update set searched = excluded.searched, found = excluded.found, empty = excluded.empty, faults = 0,
                fault_status = null, fault = null
            """,
            cancellationToken, ("id", tenant), ("now", now.Milliseconds()), ("found", found),
            ("empty", empty.Count == 0 ? null : JsonSerializer.Serialize(empty)));

    /// <summary>A query has succeeded after faults.</summary>
    public static Task RecoveredAsync(DbTransaction transaction, string tenant, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "update tenant set faults = 0, fault_status = null, fault = null where id = @id", cancellationToken, ("id", tenant));

    /// <summary>A search, or a query for new jobs, has failed.</summary>
    public static Task FailedAsync(
        DbTransaction transaction, string tenant, int? status, string fault, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            insert into tenant (id, since, found, faults, fault_status, fault) values (@id, @now, 0, 1, @status, @fault)
            on conflict (id) do update set faults = tenant.faults + 1, fault_status = excluded.fault_status, fault = excluded.fault
            """,
            cancellationToken, ("id", tenant), ("now", now.Milliseconds()), ("status", Sql.Number(status)), ("fault", Safe.Text(fault)));

    public static TenantSearch Read(DbDataReader row) => new()
    {
        Tenant = row.GetString(0),
        Since = row.Time(1),
        Searched = row.TimeOrNull(2),
        Found = (int)row.GetInt64(3),
        Faults = (int)row.GetInt64(4),
        FaultStatus = (int?)row.Number(5),
        Fault = row.Text(6),
        EmptySubscriptions = row.Text(7) is { } list ? ValueList.From(JsonSerializer.Deserialize<string[]>(list) ?? []) : [],
    };
}
