using System.Data.Common;
using System.Globalization;

namespace BackupJobs.Fleet;

/// <summary>Reads the tables for pages, APIs and digests.</summary>
internal sealed class FleetHistory(FleetDatabase database, OutboxSignal signal, TimeProvider time) : IFleetHistory
{
    private const int MostRows = 10_000;
    private const int MostNotes = 1000;

    public Task<IReadOnlyList<FleetVault>> ListVaultsAsync(FleetVaultFilter? filter, CancellationToken cancellationToken) => ReadAsync(
        "select v.id, v.kind, v.name, v.subscription, v.tenant, v.location, v.shard, v.covered_until, v.last_read, v.faults, "
        + "v.fault_status, v.fault, (select count(*) from ledger l where l.vault = v.id and l.ended is null), v.found, "
        + "v.tags from vault v where 1 = 1"
        + (filter?.Subscription is null ? "" : " and v.subscription = @subscription")
        + (filter?.OnlyFaulty == true ? " and v.faults > 0" : "") + " order by v.id",
        ReadVault, cancellationToken, ("subscription", filter?.Subscription?.ToLowerInvariant()));

    public Task<IReadOnlyList<TenantSearch>> ListTenantsAsync(CancellationToken cancellationToken) => ReadAsync(
        $"select {TenantTable.Columns} from tenant order by id", TenantTable.Read, cancellationToken);

    public async Task<FleetJobPage> ListJobsAsync(FleetJobFilter? filter, CancellationToken cancellationToken)
    {
        FleetJobFilter wanted = filter ?? new FleetJobFilter();
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted.PageSize, 1, nameof(filter));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.PageSize, 1000, nameof(filter));
        JobCondition query = new(wanted);
        IReadOnlyList<(JobEnd Job, long Seq)> rows = await ReadAsync(
            $"select {HistoryTable.Columns}, h.seq from history h where {query.Where} order by h.ended desc, h.seq desc limit @most",
            row => (HistoryTable.Read(row), row.GetInt64(17)), cancellationToken, [.. query.Values, ("most", wanted.PageSize + 1)])
            .ConfigureAwait(false);
        if (rows.Count <= wanted.PageSize)
            return new FleetJobPage([.. rows.Select(row => row.Job)], null);
        (JobEnd last, long seq) = rows[wanted.PageSize - 1];
        return new FleetJobPage([.. rows.Take(wanted.PageSize).Select(row => row.Job)], JobCondition.PageAfter(last.Ended, seq));
    }

    public async Task<JobEnd?> FindJobAsync(string vaultId, string jobId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vaultId);
        ArgumentNullException.ThrowIfNull(jobId);
        IReadOnlyList<JobEnd> found = await ReadAsync(
            $"select {HistoryTable.Columns}, h.raw from history h where h.key = @key", row => HistoryTable.Read(row, json: 17),
            cancellationToken, ("key", EndKey.Of(vaultId, jobId))).ConfigureAwait(false);
        return found.SingleOrDefault();
    }

    public Task<IReadOnlyList<RunningJob>> ListRunningAsync(CancellationToken cancellationToken) => ReadAsync(
        "select vault, job, status, started, seen from ledger where ended is null order by started limit @most",
        row => new RunningJob(row.GetString(0), row.GetString(1), row.GetString(2), row.TimeOrNull(3), row.Time(4)),
        cancellationToken, ("most", MostRows));

    public Task<IReadOnlyList<OutcomeCount>> CountOutcomesAsync(DateTimeOffset since, CancellationToken cancellationToken) => ReadAsync(
        "select subscription, vault, outcome, count(*) from history where ended >= @since group by subscription, vault, outcome "
        + "order by subscription, vault, outcome",
        row => new OutcomeCount(row.GetString(0), row.GetString(1), Enum.Parse<JobOutcome>(row.GetString(2)), row.GetInt64(3)),
        cancellationToken, ("since", since.Milliseconds()));

    public Task<IReadOnlyList<FleetItem>> ListItemsAsync(string? subscription, CancellationToken cancellationToken) => ReadAsync(
        $"""
        select subscription, vault, item, item_kind, outcome, ended, success from (
            select subscription, vault, item, item_kind, outcome, ended,
                row_number() over (partition by vault, item, item_kind order by ended desc, seq desc) as rank,
                max(case when outcome in ('{JobOutcome.Completed}', '{JobOutcome.CompletedWithWarnings}') then ended end)
                    over (partition by vault, item, item_kind) as success
            from history where item is not null and lower(operation) like '%backup%' {Of(subscription)}) ranked
        where rank = 1 order by vault, item
        """,
        row => new FleetItem(
            row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), Enum.Parse<JobOutcome>(row.GetString(4)), row.Time(5),
            row.TimeOrNull(6)),
        cancellationToken, ("subscription", subscription?.ToLowerInvariant()));

    public Task<IReadOnlyList<CoverageGap>> ListGapsAsync(CancellationToken cancellationToken) => ReadAsync(
        "select vault, gap_from, gap_until, closed from gap order by gap_until desc, vault limit @most",
        row => new CoverageGap(row.GetString(0), row.Time(1), row.Time(2), row.TimeOrNull(3)), cancellationToken, ("most", MostNotes));

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken) => ReadAsync(
        $"select {HistoryTable.Columns}, h.raw, o.id, o.sink, o.attempts, o.reason, o.dead from outbox o "
        + "join history h on h.key = o.key where o.dead is not null order by o.id limit @most",
        row => new DeadLetter(
            row.GetInt64(18), row.GetString(19), HistoryTable.Read(row, json: 17), (int)row.GetInt64(20), row.Text(21) ?? "", row.Time(22)),
        cancellationToken, ("most", MostNotes));

    public async Task<int> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        string only = ids is null
            ? ""
            : $" and id in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).DefaultIfEmpty("null"))})";
        int replayed = await transaction.ExecuteAsync(
            $"update outbox set dead = null, reason = null, attempts = 0, due = @now where dead is not null{only}", cancellationToken,
            ("now", time.GetUtcNow().Milliseconds())).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        signal.Set();
        return replayed;
    }

    public async Task<FleetLag> MeasureLagAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FleetLag> lag = await ReadAsync(
            """
            select (select min(coalesce(last_read, found)) from vault where coalesce(fault_status, 0) not in (401, 403, 404)),
                (select count(*) from vault where last_read is null),
                (select count(*) from outbox where dead is null), (select min(seen) from outbox where dead is null),
                (select count(*) from outbox where dead is not null)
            """,
            row => new FleetLag(row.TimeOrNull(0), row.GetInt64(1), row.GetInt64(2), row.TimeOrNull(3), row.GetInt64(4)),
            cancellationToken).ConfigureAwait(false);
        return lag[0];
    }

    public Task<IReadOnlyList<ShardOwner>> ListOwnersAsync(CancellationToken cancellationToken) => ReadAsync(
        "select owner, count(*), max(since) from shard where owner is not null group by owner order by owner",
        row => new ShardOwner(row.GetString(0), (int)row.GetInt64(1), row.Time(2)), cancellationToken);

    private static string Of(string? subscription) => subscription is null ? "" : "and subscription = @subscription";

    private static FleetVault ReadVault(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Kind = Enum.Parse<VaultKind>(row.GetString(1)),
        Name = row.GetString(2),
        Subscription = row.GetString(3),
        Tenant = row.GetString(4),
        Location = row.Text(5),
        Shard = (int)row.GetInt64(6),
        CoveredUntil = row.TimeOrNull(7),
        LastRead = row.TimeOrNull(8),
        Faults = (int)row.GetInt64(9),
        FaultStatus = (int?)row.Number(10),
        Fault = row.Text(11),
        Running = (int)row.GetInt64(12),
        Found = row.Time(13),
        Tags = row.Text(14),
    };

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        // A parameter that a query does not name is an error in PostgreSQL's own protocol.
        (string Name, object? Value)[] named = [.. values.Where(value => sql.Contains("@" + value.Name, StringComparison.Ordinal))];
        return await connection.QueryAsync(sql, read, cancellationToken, named).ConfigureAwait(false);
    }
}
