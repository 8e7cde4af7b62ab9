namespace BackupJobs.Cli;

/// <summary>Command lines for users to copy.</summary>
internal static class CommandText
{
    /// <summary>Name of the option for the paired region.</summary>
    public const string RegionOption = "--cross-region";

    /// <summary>Name of the option for an operation. <c>--operation</c> is the kind of a job everywhere.</summary>
    public const string OperationOption = "--operation-id";

    /// <summary>Resumes waiting for jobs.</summary>
    /// <param name="connection">Connection with the endpoint.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="region">Paired region of the jobs; null for the vaults' own jobs.</param>
    public static string WaitForJobs(Connection connection, IReadOnlyList<VaultJob> jobs, string? region = null)
    {
        IEnumerable<string> subject = jobs.All(job => job.Vault.Equals(jobs[0].Vault))
            ? [
                .. jobs.Select(job => job.JobId), .. region is null ? [] : new[] { RegionOption, region },
                "--vault", jobs[0].Vault.ToString()
            ]
            : jobs.Select(job => job.ToString());
        return Wait(connection, subject);
    }

    /// <summary>Resumes waiting for an operation. Its ID is sufficient and, unlike its URL, not a secret.</summary>
    public static string WaitForOperation(Connection connection, VaultId vault, string operationId) =>
        Wait(connection, [OperationOption, operationId, "--vault", vault.ToString()]);

    private static string Wait(Connection connection, IEnumerable<string> subject) =>
        CommandLineText.Of(["wait", .. subject, .. connection.ToArguments()]);
}
