using System.Data.Common;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>The ended jobs. Each key is in it once.</summary>
internal static class HistoryTable
{
    /// <summary>The columns that <see cref="Read"/> expects, without the JSON.</summary>
    public const string Columns =
        "h.key, h.vault, h.kind, h.subscription, h.tenant, h.job, h.outcome, h.started, h.ended, h.seen, h.item, h.item_id, "
        + "h.item_kind, h.operation, h.error_code, h.error, h.recommendations";

    /// <summary>Adds an end.</summary>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> AddAsync(DbTransaction transaction, JobEnd end, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            """
            insert into history (key, vault, kind, subscription, tenant, job, outcome, started, ended, seen, item, item_id, item_kind,
                operation, error_code, error, recommendations, raw)
            values (@key, @vault, @kind, @subscription, @tenant, @job, @outcome, @started, @ended, @seen, @item, @item_id, @item_kind,
                @operation, @error_code, @error, @recommendations, @raw)
            on conflict (key) do nothing
            """,
            cancellationToken, ("key", end.Key), ("vault", end.VaultId), ("kind", end.Kind.ToString()),
            ("subscription", end.Subscription), ("tenant", end.Tenant), ("job", end.JobId), ("outcome", end.Outcome.ToString()),
            ("started", Sql.Number(end.Started)), ("ended", end.Ended.Milliseconds()), ("seen", end.Seen.Milliseconds()),
            ("item", end.Item), ("item_id", end.ItemId), ("item_kind", end.ItemKind), ("operation", end.Operation),
            ("error_code", end.ErrorCode), ("error", end.ErrorMessage), ("recommendations", Write(end.Recommendations)),
            ("raw", end.Json)).ConfigureAwait(false) > 0;

    /// <summary>Removes jobs that ended before a time and that no sink waits for, the oldest first.</summary>
    /// <returns>How many, at most <paramref name="most"/>.</returns>
    public static Task<int> PruneAsync(DbTransaction transaction, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            delete from history where seq in (
                select seq from history where ended < @before and key not in (select key from outbox) order by ended limit @most)
            """,
            cancellationToken, ("before", before.Milliseconds()), ("most", most));

    /// <summary>An end from a row that begins with <see cref="Columns"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="json">The column with the JSON; null if the row has none.</param>
    public static JobEnd Read(DbDataReader row, int? json = null) => new()
    {
        Key = row.GetString(0),
        VaultId = row.GetString(1),
        Kind = Enum.Parse<VaultKind>(row.GetString(2)),
        Subscription = row.GetString(3),
        Tenant = row.GetString(4),
        JobId = row.GetString(5),
        Outcome = Enum.Parse<JobOutcome>(row.GetString(6)),
        Started = row.TimeOrNull(7),
        Ended = row.Time(8),
        Seen = row.Time(9),
        Item = row.Text(10),
        ItemId = row.Text(11),
        ItemKind = row.Text(12),
        Operation = row.Text(13),
        ErrorCode = row.Text(14),
        ErrorMessage = row.Text(15),
        Recommendations = row.Text(16) is { } list ? ValueList.From(JsonSerializer.Deserialize<string[]>(list) ?? []) : [],
        Json = json is { } column ? row.Text(column) : null,
    };

    private static string? Write(ValueList<string> recommendations) =>
        recommendations.Count == 0 ? null : JsonSerializer.Serialize(recommendations.ToArray());
}
