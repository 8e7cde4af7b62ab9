using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs watch</c>.</summary>
internal sealed class WatchVerb
{
    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly FilterOptions _filter;
    private readonly PaceOptions _pace = new();
    private readonly Argument<string[]> _jobs = JobArgument.Any();

    private readonly Option<bool> _json = new("--jsonl")
    {
        Description = "Write a line of JSON per change: the job as sent by the service.",
    };

    private WatchVerb(Shell shell) => (_shell, _vaults, _filter) = (shell, new VaultOptions(shell), new FilterOptions(shell.Time));

    public static Command Create(Shell shell) => new WatchVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("watch",
            "Shows the progress of jobs: a live table on a terminal, otherwise a line per change. With JOB, until these jobs have ended (exit codes as for wait); "
            + "otherwise all jobs that match, until Ctrl-C or --timeout.",
            "backup-jobs watch --operation Restore", "backup-jobs watch --jsonl --timeout 1h")
        {
            _jobs, _json,
        };
        _filter.AddTo(command);
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        (VaultId? vault, string[] jobs) = JobArgument.Read(parsed.GetValue(_jobs) ?? []);
        Connection connection = _vaults.Connect(parsed, vault);
        Func<IProgress<JobUpdate>?, Task<int>> work = jobs.Length > 0
            ? async progress => (int)ExitCodes.Of(
                await JobWait.RunAsync(connection, jobs, _pace.Read(parsed, deadline, progress), deadline, cancellationToken)
                    .ConfigureAwait(false))
            : progress =>
                WatchAllAsync(connection, _filter.Read(parsed), _pace.Read(parsed, deadline, progress), deadline, cancellationToken);
        return parsed.GetValue(_json)
            ? await work(new JsonLines(_shell.Out)).ConfigureAwait(false)
            : await JobProgress.ShowAsync(_shell.Output, quiet: false, _shell.Time, work).ConfigureAwait(false);
    }

    /// <summary>Watches until the command is stopped.</summary>
    private async Task<int> WatchAllAsync(
        Connection connection, JobFilter filter, WaitOptions options, Deadline deadline, CancellationToken stopped)
    {
        try
        {
            ExitCode[] codes = await Task.WhenAll(connection.Vaults.Select(vault => WatchAsync(vault, filter, options, deadline, stopped)))
                .ConfigureAwait(false);
            return (int)codes.FirstOrDefault(code => code != ExitCode.Completed);
        }
        catch (OperationCanceledException) when (_shell.Interrupted.IsCancellationRequested)
        {
            return (int)ExitCode.Interrupted;
        }
    }

    /// <summary>Watches one vault. Its failure is written at once, while the other vaults are still watched.</summary>
    private async Task<ExitCode> WatchAsync(
        BackupVault vault, JobFilter filter, WaitOptions options, Deadline deadline, CancellationToken stopped)
    {
        try
        {
            // The options' progress has already reported the update.
            await foreach (JobUpdate _ in vault.Jobs.WatchAllAsync(filter, options, deadline.Token).ConfigureAwait(false))
            {
            }

            return ExitCode.Completed;
        }
        catch (Exception error) when (!stopped.IsCancellationRequested)
        {
            return JobListing.WriteFailures(_shell.Error, [new JobListing(vault.Id, [], Failures.Of(error, stopped))]);
        }
    }

    private sealed class JsonLines(TextWriter text) : IProgress<JobUpdate>
    {
        private readonly Lock _lock = new();

        public void Report(JobUpdate value)
        {
            lock (_lock)
                JobsJson.WriteLine(text, value.ToReport());
        }
    }
}
