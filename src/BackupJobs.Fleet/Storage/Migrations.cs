using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Brings the schema up to date: each migration runs once, in order, in a transaction of its own.</summary>
internal static class Migrations
{
    private static readonly string[][] All = [Schema.First, Schema.Second, Schema.Third, Schema.Fourth, Schema.Fifth];

    /// <exception cref="FleetDatabaseException">A newer version of this program has written the schema.</exception>
    public static async Task ApplyAsync(DbConnection connection, SchemaDialect dialect, CancellationToken cancellationToken)
    {
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (dialect.MigrationLock is { } serialize)
            await transaction.ExecuteAsync(serialize, cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "create table if not exists version (number integer primary key, applied bigint not null)", cancellationToken)
            .ConfigureAwait(false);
        List<int> applied = await transaction
            .QueryAsync("select number from version", row => (int)row.GetInt64(0), cancellationToken).ConfigureAwait(false);
        int current = applied.DefaultIfEmpty(0).Max();
        if (current > All.Length)
        {
            throw new FleetDatabaseException(
                $"The database has schema {current}, and this program knows schema {All.Length}: run the newer version of the program.");
        }

        for (int number = current + 1; number <= All.Length; number++)
        {
            foreach (string statement in All[number - 1])
                await transaction.ExecuteAsync(dialect.Translate(statement), cancellationToken).ConfigureAwait(false);
            await transaction.ExecuteAsync(
                "insert into version (number, applied) values (@number, @at)", cancellationToken,
                ("number", number), ("at", DateTimeOffset.UtcNow.Milliseconds())).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }
}
