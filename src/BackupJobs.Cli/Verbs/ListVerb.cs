using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs list</c>.</summary>
internal static class ListVerb
{
    public static Command Create(Shell shell)
    {
        VaultOptions vaults = new(shell);
        FleetSourceOptions fleet = new(shell);
        FilterOptions filter = new(shell.Time);
        Option<string?> region = RegionOption.Create("List the jobs");
        Option<int> top = NumberOption.Create("--top", "Only the newest N jobs; 0 for all.", 0, int.MaxValue, 0);
        Option<OutputFormat> output = OutputOption.Create();
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        VerbCommand command =
            new("list", "Lists jobs, newest first. Several vaults are merged; if one vault fails, the others are still listed.",
            "backup-jobs list --all-vaults --since 1d -o csv",
            "backup-jobs list --fleet https://fleet.example.com --since 30d --status Failed")
        {
            top, region, output, timeout,
        };
        filter.AddTo(command, withItems: true);
        vaults.AddTo(command);
        fleet.AddTo(command, withVaults: true);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = new(parsed.GetValue(timeout) ?? TimeoutOption.Default, shell.Time, cancellationToken);
            using PackedRows packed = new();
            if (fleet.Connect(parsed, [.. vaults.NotForFleet, region]) is { } service)
            {
                FleetFilter wanted = filter.ReadForFleet(parsed) with
                {
                    Vaults = fleet.Vaults(parsed),
                    Subscriptions = vaults.Subscriptions(parsed),
                };
                IAsyncEnumerable<JobReport> jobs = FleetList.ReadAsync(service, wanted, parsed.GetValue(top), deadline.Token);
                return (int)await JobOutput.Write(
                    shell, parsed.GetValue(output), new FleetJobs(shell.Error, jobs, filter.Doubt(parsed)), packed, showVaults: true)
                    .ConfigureAwait(false);
            }

            Connection connection = vaults.Connect(parsed);
            ListRequest request = filter.Read(parsed, connection, deadline) with { Region = parsed.GetValue(region) };
            Listed listed = new(shell, request, parsed.GetValue(top), cancellationToken);
            return (int)await JobOutput.Write(shell, parsed.GetValue(output), listed, packed, showVaults: !connection.Scope.IsSingle)
                .ConfigureAwait(false);
        });
        return command;
    }

    private sealed class Listed(Shell shell, ListRequest request, int top, CancellationToken stopped) : IJobSource<Task<ExitCode>>
    {
        public async Task<ExitCode> Write<TRow>(
            Func<JobReport, TRow> keep, Action<IReadOnlyList<TRow>, IReadOnlyList<VaultFailure>?> write)
        {
            JobListing<TRow>[] listings = await JobListing.ReadAsync(request, keep, stopped).ConfigureAwait(false);
            if (JobListing.HasResult(listings))
            {
                IReadOnlyList<TRow> jobs = JobListing.Merge(listings);
                write(top == 0 ? jobs : [.. jobs.Take(top)], JobListing.Unread(listings));
                if (jobs.Count == 0)
                    shell.Error.WriteLine(await JobListing.WhyNoneAsync(request, listings).ConfigureAwait(false));
            }

            return JobListing.WriteFailures(shell.Error, listings);
        }
    }
}
