using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs list</c>.</summary>
internal static class ListVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FilterOptions filter = new(shell.Time);
        Option<string?> region = RegionOption.Create("List the jobs");
        Option<int> top = NumberOption.Create("--top", "Only the newest N jobs; 0 for all.", 0, int.MaxValue, 0);
        Option<OutputFormat> output = OutputOption.Create();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command =
            new("list", "Lists jobs, newest first. Several vaults are merged; if one vault fails, the others are still listed.",
            "backup-jobs list --since 7d --status Failed", "backup-jobs list --all-vaults --since 1d -o csv")
        {
            top, region, output, timeout,
        };
        filter.AddTo(command, withItems: true);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            Connection connection = vaults.Connect(parsed);
            JobListing[] listings = await JobListing.ReadAsync(
                connection, filter.Read(parsed), parsed.GetValue(region), deadline, cancellationToken).ConfigureAwait(false);
            if (JobListing.HasResult(listings))
                JobOutput.WriteList(
                    shell, parsed.GetValue(output), Newest(filter.Select(parsed, JobListing.Merge(listings)), parsed.GetValue(top)),
                    showVaults: !connection.Scope.IsSingle);
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }

    private static IReadOnlyList<JobReport> Newest(IReadOnlyList<JobReport> jobs, int count) => count == 0 ? jobs : [.. jobs.Take(count)];
}
