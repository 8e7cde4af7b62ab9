namespace BackupJobs.Cli;

/// <summary>Finds jobs for tools, which read and repeat only what is in the vaults of the command line.</summary>
internal static class ScopedJobs
{
    /// <inheritdoc cref="JobLookup.FindAsync"/>
    /// <exception cref="FailureException">A job is in another vault, is unknown, or several match.</exception>
    public static async Task<IReadOnlyList<VaultJob>> FindAsync(
        Connection connection, IReadOnlyList<JobReference> references, Deadline deadline, CancellationToken stopped)
    {
        // A resource ID names its vault, and this may be any.
        foreach (VaultId vault in references.Select(reference => reference.Vault).OfType<VaultId>().Distinct())
        {
            if (!await ContainsAsync(connection, vault, deadline).ConfigureAwait(false))
                throw new FailureException(new Failure(
                    ExitCode.NotFound, $"vault {vault.VaultName} is not one of the vaults that this server serves: {connection.Scope}",
                    Advice: "specify a job of another vault, or start the server with that vault"));
        }

        return await JobLookup.FindAsync(connection, references, deadline, stopped).ConfigureAwait(false);
    }

    private static async Task<bool> ContainsAsync(Connection connection, VaultId vault, Deadline deadline)
    {
        if (connection.Scope.Excludes(vault))
            return false;
        if (connection.Scope.Estate is not { ManagementGroupNames.Count: > 0 } scope)
            return true;
        // Only the service knows which subscriptions a management group has.
        return await connection.Client.Estate(scope, timeLimit: deadline.Left).FindVaultsAsync(deadline.Token)
            .AnyAsync(found => vault.Equals(found.Id), deadline.Token).ConfigureAwait(false);
    }
}
