using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>Jobs that Resource Graph shows and that their vaults must confirm, for the current owner of the vault.</summary>
internal static class HintTable
{
    public static async Task AddAsync(
        DbTransaction transaction, IEnumerable<(string Vault, string Job)> jobs, CancellationToken cancellationToken)
    {
        foreach ((string vault, string job) in jobs)
        {
            // Only of vaults that are known: the search finds the others first.
            await transaction.ExecuteAsync(
                """
                insert into hint (vault, job, shard) select id, @job, shard from vault where id = @vault
                on conflict (vault, job) do nothing
                """,
                cancellationToken, ("vault", vault), ("job", job)).ConfigureAwait(false);
        }
    }

    public static Task<List<(string Vault, string Job)>> ListAsync(
        DbConnection connection, IReadOnlyCollection<int> shards, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            $"select vault, job from hint where shard in {Sql.List(shards)} limit 10000", row => (row.GetString(0), row.GetString(1)),
            cancellationToken);
}
