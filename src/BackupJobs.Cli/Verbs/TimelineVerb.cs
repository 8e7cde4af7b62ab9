using System.CommandLine;
using System.Text;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs timeline</c>.</summary>
internal static class TimelineVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FilterOptions filter = new(shell.Time);
        Option<string?> file = new("--file")
        {
            HelpName = "FILE",
            Description = "File to write; an existing file is overwritten. Default: standard output."
        };
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command =
            new(
                "timeline", "Creates a self-contained web page with the jobs on a time axis.",
                "backup-jobs timeline --since 7d --file jobs.html", "backup-jobs timeline --all-vaults --since 1d --file jobs.html")
        {
            file, timeout,
        };
        filter.AddTo(command, withItems: true);
        vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            Connection connection = vaults.Connect(parsed);
            ListRequest request = filter.Read(parsed, connection, deadline);
            JobListing<JobReport>[] listings = await JobListing.ReadAsync(request, cancellationToken).ConfigureAwait(false);
            if (!JobListing.HasResult(listings))
                return (int)JobListing.WriteFailures(shell.Error, listings);
            IReadOnlyList<JobReport> jobs = JobListing.Merge(listings);
            string page = TimelinePage.Create(
                jobs, shell.Time.GetUtcNow(), showVaults: !connection.Scope.IsSingle, JobListing.Unread(listings));
            if (parsed.GetValue(file) is { } path)
                await OutputFile.WriteAsync(
                    path, overwrite: true, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(page), cancellationToken).AsTask())
                    .ConfigureAwait(false);
            else
                shell.Out.Write(page);
            if (jobs.Count == 0)
                shell.Error.WriteLine(await JobListing.WhyNoneAsync(request, listings).ConfigureAwait(false));
            return (int)JobListing.WriteFailures(shell.Error, listings);
        });
        return command;
    }
}
