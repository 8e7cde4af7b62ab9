using System.Data.Common;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>The vaults, their ledgers and gaps.</summary>
internal static class VaultTable
{
    /// <summary>The vaults of shards, with the jobs that their readers must remember.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="shards">The shards.</param>
    /// <param name="foundSince">Only vaults that were found at or after this time; null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public static async Task<List<VaultRow>> LoadAsync(
        DbConnection connection, IReadOnlyCollection<int> shards, DateTimeOffset? foundSince, CancellationToken cancellationToken)
    {
        string where = $"vault.shard in {Sql.List(shards)} and vault.found >= @since";
        (string, object?) since = ("since", foundSince?.Milliseconds() ?? long.MinValue);
        List<(string Vault, LedgerEntry Entry)> entries = await connection.QueryAsync(
            "select ledger.vault, ledger.job, ledger.status, ledger.started, ledger.seen, ledger.ended from ledger "
            + $"join vault on vault.id = ledger.vault where {where}",
            row => (row.GetString(0), ReadEntry(row)), cancellationToken, since).ConfigureAwait(false);
        ILookup<string, LedgerEntry> ledgers = entries.ToLookup(pair => pair.Vault, pair => pair.Entry);
        return await connection.QueryAsync(
            "select id, shard, subscription, tenant, kind, name, location, found, covered_until, faults from vault "
            + $"where {where}",
            row => Read(row) with { Ledger = [.. ledgers[row.GetString(0)]] }, cancellationToken, since).ConfigureAwait(false);
    }

    /// <summary>The shards of vaults that are stored, by their ids.</summary>
    public static async Task<Dictionary<string, int>> ShardsAsync(
        DbConnection connection, IReadOnlyList<string> vaults, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] ids = [.. vaults.Select((vault, index) => ($"vault{index}", (object?)vault))];
        List<(string Id, int Shard)> stored = await connection.QueryAsync(
            $"select id, shard from vault where id in ({string.Join(", ", ids.Select(id => "@" + id.Name))})",
            row => (row.GetString(0), (int)row.GetInt64(1)), cancellationToken, ids).ConfigureAwait(false);
        return stored.ToDictionary(vault => vault.Id, vault => vault.Shard);
    }

    /// <summary>Adds vaults that were found, and updates what may have changed of known ones.</summary>
    public static async Task AddAsync(
        DbTransaction transaction, IReadOnlyCollection<VaultRow> vaults, CancellationToken cancellationToken)
    {
        foreach (VaultRow vault in vaults)
        {
            await transaction.ExecuteAsync(
                """
                insert into vault (id, shard, subscription, tenant, kind, name, location, tags, found, faults)
                values (@id, @shard, @subscription, @tenant, @kind, @name, @location, @tags, @found, 0)
                on conflict (id) do update set name = excluded.name, location = excluded.location, tags = excluded.tags
                where vault.name <> excluded.name or vault.location is distinct from excluded.location
                    or vault.tags is distinct from excluded.tags
                """,
                cancellationToken, ("id", vault.Id), ("shard", vault.Shard), ("subscription", vault.Subscription),
                ("tenant", vault.Tenant), ("kind", vault.Kind.ToString()), ("name", vault.Name), ("location", vault.Location),
                ("tags", vault.Tags), ("found", vault.Found.Milliseconds())).ConfigureAwait(false);
        }
    }

    /// <summary>The tags of a vault in Azure, as they are now.</summary>
    public static async Task<ValueMap<string>> TagsAsync(DbTransaction transaction, string vault, CancellationToken cancellationToken)
    {
        List<string?> found = await transaction.QueryAsync(
            "select tags from vault where id = @vault", row => row.Text(0), cancellationToken, ("vault", vault)).ConfigureAwait(false);
        return TagsOf(found is [{ } tags] ? tags : null);
    }

    /// <summary>Tags by name of a column's JSON.</summary>
    public static ValueMap<string> TagsOf(string? json) =>
        json is null ? ValueMap<string>.Empty : new ValueMap<string>(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    /// <summary>Writes what a read has found, but for the ends.</summary>
    public static async Task WriteAsync(DbTransaction transaction, VaultChange change, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            """
            update vault set next_due = @due, covered_until = coalesce(@covered, covered_until),
                last_read = case when @faults = 0 then @at else last_read end, faults = @faults, fault_status = @status, fault = @fault
            where id = @vault
            """,
            cancellationToken, ("vault", change.Vault), ("due", change.NextDue.Milliseconds()),
            ("covered", Sql.Number(change.CoveredUntil)), ("at", change.At.Milliseconds()), ("faults", change.Faults),
            ("status", Sql.Number(change.FaultStatus)), ("fault", change.Fault)).ConfigureAwait(false);
        foreach (LedgerEntry entry in change.Ledger)
            await WriteAsync(transaction, change.Vault, entry, cancellationToken).ConfigureAwait(false);
        if (change.ForgetBefore is { } before)
        {
            await transaction.ExecuteAsync(
                "delete from ledger where vault = @vault and ended is not null and started < @before", cancellationToken,
                ("vault", change.Vault), ("before", before.Milliseconds())).ConfigureAwait(false);
        }

        await WriteGapsAsync(transaction, change, cancellationToken).ConfigureAwait(false);
        foreach (string job in change.Hints)
        {
            await transaction.ExecuteAsync(
                "delete from hint where vault = @vault and job = @job", cancellationToken, ("vault", change.Vault), ("job", job))
                .ConfigureAwait(false);
        }
    }

    private static Task<int> WriteAsync(
        DbTransaction transaction, string vault, LedgerEntry entry, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            """
            insert into ledger (vault, job, status, started, seen, ended) values (@vault, @job, @status, @started, @seen, @ended)
            on conflict (vault, job) do update set status = excluded.status, started = excluded.started, seen = excluded.seen,
                ended = excluded.ended
            """,
            cancellationToken, ("vault", vault), ("job", entry.Job), ("status", entry.Status), ("started", Sql.Number(entry.Started)),
            ("seen", entry.Seen.Milliseconds()), ("ended", Sql.Number(entry.Ended)));

    private static async Task WriteGapsAsync(DbTransaction transaction, VaultChange change, CancellationToken cancellationToken)
    {
        foreach ((DateTimeOffset from, DateTimeOffset until) in change.Gaps)
        {
            await transaction.ExecuteAsync(
                "insert into gap (vault, gap_from, gap_until) values (@vault, @from, @until) on conflict (vault, gap_from) do nothing",
                cancellationToken, ("vault", change.Vault), ("from", from.Milliseconds()), ("until", until.Milliseconds()))
                .ConfigureAwait(false);
        }

        if (change.ClosesGapsSince is { } since)
        {
            await transaction.ExecuteAsync(
                "update gap set closed = @at where vault = @vault and closed is null and gap_from >= @since", cancellationToken,
                ("vault", change.Vault), ("at", change.At.Milliseconds()), ("since", since.Milliseconds())).ConfigureAwait(false);
        }
    }

    private static VaultRow Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Shard = (int)row.GetInt64(1),
        Subscription = row.GetString(2),
        Tenant = row.GetString(3),
        Kind = Enum.Parse<VaultKind>(row.GetString(4)),
        Name = row.GetString(5),
        Location = row.Text(6),
        Found = row.Time(7),
        CoveredUntil = row.TimeOrNull(8),
        Faults = (int)row.GetInt64(9),
    };

    private static LedgerEntry ReadEntry(DbDataReader row) =>
        new(row.GetString(1), row.GetString(2), row.TimeOrNull(3), row.Time(4), row.TimeOrNull(5));
}
