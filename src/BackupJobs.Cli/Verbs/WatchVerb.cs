using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs watch</c>.</summary>
internal sealed class WatchVerb
{
    // A webhook has 5 minutes. After Ctrl-C or the time limit there is one last attempt.
    private static readonly TimeSpan LongestTelling = TimeSpan.FromMinutes(10);

    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly FilterOptions _filter;
    private readonly PaceOptions _pace = new();
    private readonly EndOptions _ends = new();
    private readonly Argument<string[]> _jobs = JobArgument.Any();

    private readonly Option<OutputFormat> _output = OutputOption.CreateForWatch();

    private WatchVerb(Shell shell) => (_shell, _vaults, _filter) = (shell, new VaultOptions(shell), new FilterOptions(shell.Time));

    public static Command Create(Shell shell) => new WatchVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("watch",
            "Shows the progress of jobs: a live table on a terminal, otherwise a line per change. With JOB, until these jobs have ended (exit codes as for wait); "
            + "otherwise all jobs that match, until Ctrl-C or --timeout.",
            "backup-jobs watch --all-vaults -o jsonl --timeout 1h",
            "backup-jobs watch --operation Restore --on-end \"notify-send {item} {outcome}\"")
        {
            _jobs, _output,
        };
        _filter.AddTo(command, withItems: true);
        _pace.AddTo(command);
        _ends.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        JobReference[] references = JobArgument.Read(parsed.GetValue(_jobs) ?? []);
        IReadOnlyList<IEndHook> told = _ends.Read(parsed, _shell);
        Connection connection = _vaults.Connect(parsed, references);
        MissingJobs missing = new(_shell.Error);
        IReadOnlyList<VaultJob> jobs =
            await JobLookup.FindAsync(connection, references, deadline, cancellationToken, missing).ConfigureAwait(false);
        _filter.WriteDoubt(parsed, _shell.Error);
        Func<IProgress<JobUpdate>?, Task<int>> work = jobs.Count > 0
            ? async progress => (int)ExitCodes.Of(
                await JobWait.RunAsync(
                    connection, jobs, _pace.Read(parsed, deadline, progress, new WatchReports(_shell.Error).Of(null)), deadline,
                    cancellationToken, missing).ConfigureAwait(false),
                missing.Failures)
            : progress =>
                WatchAllAsync(
                    connection, _filter.Read(parsed), _pace.Read(parsed, deadline, _filter.Select(parsed, progress)), deadline,
                    cancellationToken);
        Func<IProgress<JobUpdate>?, Task<int>> show = told.Count == 0
            ? work
            : async progress =>
            {
                using EndHooks hooks =
                    new(told, _shell.Error, id => VaultOf(connection, jobs, id), jobs.Count > 0 ? null : deadline.Now);
                return await TellAsync(hooks, work, progress, deadline).ConfigureAwait(false);
            };
        return parsed.GetValue(_output) == OutputFormat.JsonLines
            ? await show(new JsonLines(_shell.Out)).ConfigureAwait(false)
            : await JobProgress.ShowAsync(_shell.Output, quiet: false, _shell.Time, show, showVaults: !connection.Scope.IsSingle)
                .ConfigureAwait(false);
    }

    /// <summary>Watches, and reports the ends of jobs before the command ends.</summary>
    private async Task<int> TellAsync(
        EndHooks hooks, Func<IProgress<JobUpdate>?, Task<int>> work, IProgress<JobUpdate>? progress, Deadline deadline)
    {
        bool isTold;
        bool isOver = false;
        int code;
        try
        {
            code = await work(hooks.Over(progress)).ConfigureAwait(false);
            isOver = code is not ((int)ExitCode.TimedOut or (int)ExitCode.Interrupted);
        }
        finally
        {
            isTold = await hooks.CompleteAsync(isOver ? LongestTelling : TimeSpan.Zero, _shell.Time, isOver ? deadline.Token : default)
                .ConfigureAwait(false);
        }

        return code == (int)ExitCode.Completed && !isTold ? (int)ExitCode.Error : code;
    }

    // A job that is lost before it was seen has no resource ID.
    private static VaultId? VaultOf(Connection connection, IReadOnlyList<VaultJob> jobs, string jobId) =>
        connection.Scope.IsSingle ? connection.Scope.Vaults[0]
        : jobs.FirstOrDefault(job => job.JobId.Equals(jobId, StringComparison.OrdinalIgnoreCase))?.Vault;

    /// <summary>Watches until the command is stopped.</summary>
    private async Task<int> WatchAllAsync(
        Connection connection, JobFilter filter, WaitOptions options, Deadline deadline, CancellationToken stopped)
    {
        try
        {
            using CancellationTokenSource broken = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
            ExitCode[] codes = await Task.WhenAll(Watches(connection, filter, options, broken.Token)
                .Select(watch => WatchAsync(watch.Vault, watch.Updates, broken, stopped))).ConfigureAwait(false);
            return (int)codes.FirstOrDefault(code => code != ExitCode.Completed);
        }
        catch (OperationCanceledException) when (_shell.Interrupted.IsCancellationRequested)
        {
            return (int)ExitCode.Interrupted;
        }
    }

    private IEnumerable<(VaultId? Vault, IAsyncEnumerable<JobUpdate> Updates)> Watches(
        Connection connection, JobFilter filter, WaitOptions options, CancellationToken cancellationToken)
    {
        WatchReports reports = new(_shell.Error);
        if (connection.Scope.Estate is { } scope)
        {
            BackupEstate estate = connection.Client.Estate(scope);
            return [(null, estate.WatchAsync(filter, options with { Vaults = reports, Health = reports.Of(null) }, cancellationToken))];
        }

        return connection.Scope.Vaults.Select(vault => (
            (VaultId?)vault,
            connection.Client.Vault(vault).Jobs.WatchAllAsync(filter, options with { Health = reports.Of(vault) }, cancellationToken)));
    }

    /// <summary>Watches one vault or an estate. Its failure is written at once, while the others are still watched.</summary>
    private async Task<ExitCode> WatchAsync(
        VaultId? vault, IAsyncEnumerable<JobUpdate> updates, CancellationTokenSource broken, CancellationToken stopped)
    {
        try
        {
            // The options' progress has already reported the update.
            await foreach (JobUpdate _ in updates.ConfigureAwait(false))
            {
            }

            return ExitCode.Completed;
        }
        catch (FailureException)
        {
            // The output cannot be written, whatever vault is watched.
            await broken.CancelAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (!stopped.IsCancellationRequested && !broken.IsCancellationRequested)
        {
            return VaultFailure.Write(_shell.Error, new VaultFailure(vault, Failures.Of(error, stopped)));
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
