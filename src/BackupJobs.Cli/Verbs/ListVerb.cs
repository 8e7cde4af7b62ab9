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
        Command command = new("list", "Lists jobs, newest first. Several --vault are merged; a vault that fails costs none of the others.") { region, output };
        filter.AddTo(command);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            JobListing[] listings = await JobListing.ReadAsync(
                vaults.Connect(parsed), filter.Read(parsed), parsed.GetValue(region), cancellationToken).ConfigureAwait(false);
            JobOutput.WriteAll(shell, parsed.GetValue(output), JobListing.Merge(listings));
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }
}
