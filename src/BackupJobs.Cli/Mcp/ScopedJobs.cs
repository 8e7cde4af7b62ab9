namespace BackupJobs.Cli;

/// <summary>Finds jobs for tools, which read and repeat only what is in the vaults of the command line.</summary>
internal static class ScopedJobs
{
    /// <summary>The jobs in the order of <paramref name="references"/>.</summary>
    /// <param name="connection">Connection with the vaults.</param>
    /// <param name="references">The jobs.</param>
    /// <param name="deadline">Time limit.</param>
    /// <param name="stopped">Cancelled by the client.</param>
    /// <param name="missing">Receives the jobs that are unknown or in other vaults, for tools that continue with the others.</param>
    /// <exception cref="FailureException">A job is in another vault, is unknown, or several match.</exception>
    public static async Task<IReadOnlyList<VaultJob>> FindAsync(
        Connection connection, IReadOnlyList<JobReference> references, Deadline deadline, CancellationToken stopped,
        MissingJobs? missing = null)
    {
        List<JobReference> own = [.. references];
        // A resource ID names its vault, and this may be any.
        foreach (VaultId vault in references.Select(reference => reference.Vault).OfType<VaultId>().Distinct())
        {
            if (await ContainsAsync(connection, vault, deadline).ConfigureAwait(false))
                continue;
            Failure other = new(
                ExitCode.NotFound,
                $"{JobLookup.Named(own.Where(job => vault.Equals(job.Vault)).Select(job => job.Text), "and")}: "
                + $"vault {vault.VaultName} is not one of the vaults that this server serves: {connection.Scope}",
                Advice: "specify a job of another vault, or start the server with that vault");
            own.RemoveAll(job => vault.Equals(job.Vault));
            if (missing is null || own.Count == 0)
                throw new FailureException(other);
            missing.Add(other);
        }

        return await JobLookup.FindAsync(connection, own, deadline, stopped, missing).ConfigureAwait(false);
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
