using BackupJobsGen.Runtime;

namespace BackupJobs.Cli;

/// <summary>The estate of a command, for what only estates can do.</summary>
internal static class Estates
{
    /// <summary>
    /// The estate; for many named vaults that of their subscriptions, to be narrowed with <see cref="Includes"/>.
    /// </summary>
    /// <param name="connection">The vaults.</param>
    /// <param name="deadline">Time limit of the command, of which each vault gets a part where vaults are read one by one.</param>
    /// <param name="vaultFailed">Called for each vault that is not read.</param>
    public static BackupEstate Of(Connection connection, Deadline deadline, Action<VaultId, Exception> vaultFailed) =>
        connection.Client.Estate(connection.Scope.Estate ?? Of(connection.Scope.Vaults), vaultFailed, deadline.Left);

    public const string NoVaults = "No vaults in this scope.";

    /// <summary>
    /// Whether the command is about an estate that has no vault, which a wrong scope has as well. False if that cannot be found out.
    /// </summary>
    public static async Task<bool> IsEmptyAsync(Connection connection, Deadline deadline)
    {
        if (connection.Scope.Estate is not { } scope)
            return false;
        try
        {
            return !await connection.Client.Estate(scope, timeLimit: deadline.Left).FindVaultsAsync(deadline.Token).AnyAsync(deadline.Token)
                .ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return false;
        }
    }

    private static EstateScope Of(IReadOnlyList<VaultId> vaults) => vaults.Count <= EstateScope.MaxVaults
        ? EstateScope.Vaults(vaults)
        : EstateScope.Subscriptions(vaults.Select(vault => vault.SubscriptionId));

    /// <summary>Whether the command is about a vault.</summary>
    public static bool Includes(this VaultScope scope, VaultId? vault) =>
        scope.Estate is not null || (vault is not null && scope.Vaults.Contains(vault));
}
