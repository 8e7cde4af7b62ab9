namespace BackupJobs.Cli;

/// <summary>Finds a job of a fleet by its ID, the beginning of it, or its resource ID.</summary>
internal static class FleetLookup
{
    /// <exception cref="FailureException">No job matches, or several do.</exception>
    public static async Task<VaultJob> FindAsync(
        FleetConnection fleet, JobReference reference, IReadOnlyList<string> subscriptions, CancellationToken cancellationToken)
    {
        if (reference.Vault is { } vault)
            return subscriptions.Count == 0 || subscriptions.Contains(vault.SubscriptionId, StringComparer.OrdinalIgnoreCase)
                ? new VaultJob(vault, reference.Text)
                : throw FailureException.Usage(
                    $"the ID is of vault {vault.VaultName}, which --subscription leaves out", "omit --subscription, or check the ID");
        FleetFilter filter = new() { JobPart = reference.Text, Subscriptions = subscriptions };
        List<JobReport> jobs = [];
        await foreach (JobReport job in FleetList.ReadAsync(fleet, filter, 0, cancellationToken).ConfigureAwait(false))
        {
            // The fleet also looks for the text in names of items and vaults.
            if (job.JobId.StartsWith(reference.Text, StringComparison.OrdinalIgnoreCase))
                jobs.Add(job);
        }

        return JobLookup.Match(reference, jobs) ?? throw new FailureException(new Failure(
            ExitCode.NotFound, $"the fleet has no job '{reference.Text}'", Advice: FleetFailures.OnlyEnded));
    }
}
