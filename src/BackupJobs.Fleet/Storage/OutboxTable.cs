using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Deliveries that wait, in the order of their numbers for each sink and vault.</summary>
internal sealed class OutboxTable(IEnumerable<IEndSink> sinks) : IOutbox
{
    private readonly IEndSink[] _sinks = [.. sinks];

    public async Task PublishAsync(DbTransaction transaction, JobEnd jobEnd, CancellationToken cancellationToken)
    {
        // The rules may ask for them; the history does not keep them.
        JobEnd tagged = jobEnd with
        {
            VaultTags = await VaultTable.TagsAsync(transaction, jobEnd.VaultId, cancellationToken).ConfigureAwait(false),
        };
        foreach (IEndSink sink in _sinks.Where(sink => sink.Accepts(tagged)))
        {
            await transaction.ExecuteAsync(
                """
                insert into outbox (shard, vault, sink, key, seen, attempts, due)
                values (@shard, @vault, @sink, @key, @seen, 0, 0)
                """,
                cancellationToken, ("shard", Shards.OfSubscription(jobEnd.Tenant, jobEnd.Subscription)), ("vault", jobEnd.VaultId),
                ("sink", sink.Name), ("key", jobEnd.Key), ("seen", jobEnd.Seen.Milliseconds())).ConfigureAwait(false);
        }
    }

    /// <summary>Vaults whose first waiting delivery to a sink is due, those that wait longest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sink">Name of the sink.</param>
    /// <param name="shards">Shards of the vaults.</param>
    /// <param name="now">The time.</param>
    /// <param name="latest">No delivery is postponed to a later time. One that is was postponed before the clock was set back.</param>
    /// <param name="most">How many vaults at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static Task<List<string>> ListDueAsync(
        DbConnection connection, string sink, IReadOnlyCollection<int> shards, DateTimeOffset now, DateTimeOffset latest, int most,
        CancellationToken cancellationToken) =>
        connection.QueryAsync(
            "select o.vault from outbox o where o.sink = @sink and o.dead is null and (o.due <= @now or o.due > @latest) "
            + $"and o.shard in {Sql.List(shards)} and not exists (select 1 from outbox p where p.sink = o.sink and p.vault = o.vault "
            + "and p.dead is null and p.id < o.id) order by o.id limit @most",
            row => row.GetString(0), cancellationToken, ("sink", sink), ("now", now.Milliseconds()), ("latest", latest.Milliseconds()),
            ("most", most));

    /// <summary>When the next delivery to a sink that was postponed is due; null if none was.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(
        DbConnection connection, string sink, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<DateTimeOffset?> next = await connection.QueryAsync(
            "select min(due) from outbox where sink = @sink and dead is null and due > @now", row => row.TimeOrNull(0), cancellationToken,
            ("sink", sink), ("now", now.Milliseconds())).ConfigureAwait(false);
        return next[0];
    }

    /// <summary>The next deliveries of a vault to a sink, in their order.</summary>
    public static Task<List<WaitingEnd>> ListAsync(
        DbConnection connection, string sink, string vault, int most, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            $"select {HistoryTable.Columns}, h.raw, o.id, o.shard, o.attempts from outbox o join history h on h.key = o.key "
            + "where o.sink = @sink and o.vault = @vault and o.dead is null order by o.id limit @most",
            row => new WaitingEnd(row.GetInt64(18), (int)row.GetInt64(19), (int)row.GetInt64(20), HistoryTable.Read(row, json: 17)),
            cancellationToken, ("sink", sink), ("vault", vault), ("most", most));

    /// <summary>Counts deliveries that wait for other sinks than those of this process.</summary>
    public Task<List<UnknownDeliveries>> ListUnknownAsync(
        DbConnection connection, IReadOnlyCollection<int> shards, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] names = [.. _sinks.Select((sink, index) => ($"sink{index}", (object?)sink.Name))];
        string known = string.Join(", ", names.Select(name => "@" + name.Name).DefaultIfEmpty("''"));
        return connection.QueryAsync(
            $"select sink, shard, count(*) from outbox where dead is null and sink not in ({known}) and shard in {Sql.List(shards)} "
            + "group by sink, shard order by sink, shard",
            row => new UnknownDeliveries(row.GetString(0), (int)row.GetInt64(1), row.GetInt64(2)), cancellationToken, names);
    }

    /// <summary>Deliveries of a shard to a sink that is not configured become dead letters.</summary>
    public static Task<int> BuryAllAsync(
        DbTransaction transaction, string sink, int shard, DateTimeOffset now, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "update outbox set dead = @now, reason = @reason where dead is null and sink = @sink and shard = @shard", cancellationToken,
            ("now", now.Milliseconds()), ("reason", "The sink is not configured."), ("sink", sink), ("shard", shard));

    public static Task RemoveAsync(DbTransaction transaction, long id, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync("delete from outbox where id = @id", cancellationToken, ("id", id));

    public static Task PostponeAsync(
        DbTransaction transaction, long id, DateTimeOffset due, string reason, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "update outbox set attempts = attempts + 1, due = @due, reason = @reason where id = @id", cancellationToken,
            ("id", id), ("due", due.Milliseconds()), ("reason", reason));

    public static Task BuryAsync(
        DbTransaction transaction, long id, DateTimeOffset now, string reason, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            "update outbox set attempts = attempts + 1, dead = @now, reason = @reason where id = @id", cancellationToken,
            ("id", id), ("now", now.Milliseconds()), ("reason", reason));
}

/// <summary>A delivery that waits.</summary>
/// <param name="Id">Number of the delivery.</param>
/// <param name="Shard">Shard of its vault.</param>
/// <param name="Attempts">How often it has failed.</param>
/// <param name="End">The end.</param>
internal sealed record WaitingEnd(long Id, int Shard, int Attempts, JobEnd End);

/// <summary>Deliveries of a shard that wait for a sink that this process does not know.</summary>
/// <param name="Sink">Name of the sink.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Count">How many.</param>
internal sealed record UnknownDeliveries(string Sink, int Shard, long Count);
