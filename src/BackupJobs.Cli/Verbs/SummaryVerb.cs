using System.CommandLine;
using System.Globalization;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs summary</c>.</summary>
internal static class SummaryVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FilterOptions filter = new(shell.Time);
        Option<ResultFormat> output = OutputOption.CreateForResults();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command = new("summary", "Counts jobs by vault and outcome, vaults with failed jobs first.",
            "backup-jobs summary --all-vaults --since 1d", "backup-jobs summary --since 7d -o markdown")
        {
            output, timeout,
        };
        filter.AddTo(command, withItems: true);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            ListRequest request = filter.Read(parsed, vaults.Connect(parsed), deadline);
            JobListing<JobReport>[] listings = await JobListing.ReadAsync(request, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<JobReport> jobs = JobListing.Merge(listings);
            if (JobListing.HasResult(listings))
                ResultOutput.Write(shell, parsed.GetValue(output), Data(jobs), JobListing.Unread(listings));
            if (JobListing.HasResult(listings) && jobs.Count == 0)
                shell.Error.WriteLine(await JobListing.WhyNoneAsync(request, listings).ConfigureAwait(false));
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }

    private static ResultData Data(IReadOnlyList<JobReport> jobs)
    {
        ResultData data = new(
            new("vault", "VAULT"), new("failed", "FAILED", true), new("completedWithWarnings", "WARNINGS", true),
            new("completed", "COMPLETED", true), new("cancelled", "CANCELLED", true), new("running", "RUNNING", true), new("id", null));
        VaultNames names = new(jobs.Select(job => job.Vault));
        foreach (IGrouping<VaultId?, JobReport> vault in jobs.GroupBy(job => job.Vault)
            .OrderByDescending(group => group.Count(job => job.Outcome == JobOutcome.Failed))
            .ThenBy(group => names.Of(group.Key), StringComparer.OrdinalIgnoreCase))
        {
            data.Add(
                Cell.Whole(names.Of(vault.Key)),
                Count(vault, JobOutcome.Failed),
                Count(vault, JobOutcome.CompletedWithWarnings),
                Count(vault, JobOutcome.Completed),
                Count(vault, JobOutcome.Cancelled),
                Count(vault, null),
                vault.Key?.ToString());
        }

        return data;
    }

    private static Cell Count(IEnumerable<JobReport> jobs, JobOutcome? outcome) =>
        Cell.Whole(jobs.Count(job => job.Outcome == outcome).ToString(CultureInfo.InvariantCulture));
}
