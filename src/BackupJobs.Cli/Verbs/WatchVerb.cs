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

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (VaultId? vault, string[] jobs) = JobArgument.Read(parsed.GetValue(_jobs) ?? []);
        Connection connection = _vaults.Connect(parsed, vault);
        Func<IProgress<JobUpdate>?, Task<int>> work = jobs.Length > 0
            ? async progress => (int)ExitCodes.Of(
                await JobWait.RunAsync(connection, jobs, _pace.Read(parsed, progress), cancellationToken).ConfigureAwait(false))
            : progress => WatchAllAsync(connection, _filter.Read(parsed), _pace.Read(parsed, progress), cancellationToken);
        return parsed.GetValue(_json)
            ? work(new JsonLines(_shell.Out))
            : JobProgress.ShowAsync(_shell.Output, quiet: false, _shell.Time, work);
    }

    /// <summary>Watches until the command is stopped.</summary>
    private static async Task<int> WatchAllAsync(Connection connection, JobFilter filter, WaitOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(connection.Vaults.Select(vault => WatchAsync(vault, filter, options, cancellationToken))).ConfigureAwait(false);
            return (int)ExitCode.Completed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (int)ExitCode.Interrupted;
        }
    }

    private static async Task WatchAsync(BackupVault vault, JobFilter filter, WaitOptions options, CancellationToken cancellationToken)
    {
        // The options' progress has already reported the update.
        await foreach (JobUpdate _ in vault.Jobs.WatchAllAsync(filter, options, cancellationToken).ConfigureAwait(false))
        {
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
