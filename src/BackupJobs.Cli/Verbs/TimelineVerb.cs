using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs timeline</c>.</summary>
internal static class TimelineVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FilterOptions filter = new(shell.Time);
        Option<string?> file = new("--file") { HelpName = "FILE", Description = "Where to write the page, overwriting what is there. Default: standard output." };
        Command command = new("timeline", "Writes a web page with the jobs on a time axis: one file, no scripts, light and dark.") { file };
        filter.AddTo(command);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            JobListing[] listings = await JobListing.ReadAsync(vaults.Connect(parsed), filter.Read(parsed), region: null, cancellationToken).ConfigureAwait(false);
            string page = TimelinePage.Create(JobListing.Merge(listings), shell.Time.GetUtcNow());
            if (parsed.GetValue(file) is { } path)
                await File.WriteAllTextAsync(path, page, cancellationToken).ConfigureAwait(false);
            else
                shell.Out.Write(page);
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }
}
