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
        Option<OutputFormat> output = OutputOption.Create();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command =
            new("list", "Lists jobs, newest first. Several vaults are merged; if one vault fails, the others are still listed.",
            "backup-jobs list --since 7d --status Failed", "backup-jobs list --all-vaults --since 1d -o csv")
        {
            region, output, timeout,
        };
        filter.AddTo(command);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            Connection connection = vaults.Connect(parsed);
            JobListing[] listings = await JobListing.ReadAsync(
                connection, filter.Read(parsed), parsed.GetValue(region), deadline, cancellationToken).ConfigureAwait(false);
            if (JobListing.HasResult(listings))
                JobOutput.WriteList(shell, parsed.GetValue(output), JobListing.Merge(listings), showVaults: !connection.Scope.IsSingle);
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }
}
