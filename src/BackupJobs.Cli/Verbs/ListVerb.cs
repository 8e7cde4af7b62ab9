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
            new("list", "Lists jobs, newest first. --vault can be repeated; if one vault fails, the others are still listed.",
            "backup-jobs list --since 7d --status Failed", "backup-jobs list --since 2024-05-01 --output csv")
        {
            region, output, timeout,
        };
        filter.AddTo(command);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            JobListing[] listings = await JobListing.ReadAsync(
                vaults.Connect(parsed), filter.Read(parsed), parsed.GetValue(region), deadline, cancellationToken).ConfigureAwait(false);
            JobOutput.WriteAll(shell, parsed.GetValue(output), JobListing.Merge(listings));
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }
}
