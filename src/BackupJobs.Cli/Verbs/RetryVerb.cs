using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs retry</c>.</summary>
internal sealed class RetryVerb
{
    private static readonly TimeSpan DefaultSince = TimeSpan.FromDays(1);

    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly PaceOptions _pace = new();
    private readonly ItemOption _item = new();
    private readonly Option<ResultFormat> _output = OutputOption.CreateForResults();
    private readonly Option<DateTimeOffset?> _since;
    private readonly Option<int> _max = NumberOption.Create("--max", "How many backups may be started.", 1, 1_000, 1);
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Start the backups. Without it, only the plan is shown." };

    private RetryVerb(Shell shell)
    {
        (_shell, _vaults) = (shell, new VaultOptions(shell));
        _since = TimeOptions.Moment("--since", "Only backups that failed since then. Default: 1d. Examples", shell.Time);
    }

    public static Command Create(Shell shell) => new RetryVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("retry",
            "Repeats backups that failed, once for each item whose newest backup failed; never while one of the item is running, and "
            + "not if the service says that its error is permanent. Shows the plan, and with --yes starts it.",
            "backup-jobs retry --all-vaults --since 1d --max 2", "backup-jobs retry --all-vaults --item vm1 --yes")
        {
            _since, _max, _yes, _output,
        };
        _item.AddTo(command);
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        Connection connection = _vaults.Connect(parsed);
        JobFilter filter = new() { StartTime = parsed.GetValue(_since) ?? _shell.Time.GetUtcNow() - DefaultSince };
        VaultFailures refused = new(connection.Scope, cancellationToken);
        // Only Resource Graph names the items of jobs in Recovery Services vaults.
        List<JobReport> jobs = await Estates.Of(connection, deadline, refused.Add).ListJobsAsync(filter, deadline.Token)
            .Where(job => connection.Scope.Includes(job.Vault) && _item.Matches(parsed, job.EntityName))
            .ToListAsync(deadline.Token).ConfigureAwait(false);
        IReadOnlyList<RetryStep> plan = RetryPlan.Of(jobs, parsed.GetValue(_max));
        bool isConfirmed = parsed.GetValue(_yes);
        List<(RetryStep Step, string Action, Failure? Failure)> done = [];
        foreach (RetryStep step in plan)
        {
            done.Add(step.Obstacle is { } obstacle ? (step, "skipped: " + RetryObstacleText.Of(obstacle), null)
                : !isConfirmed ? (step, "would be repeated", null)
                : cancellationToken.IsCancellationRequested ? (step, "not started: interrupted", null)
                : await StartAsync(parsed, connection, step, deadline, cancellationToken).ConfigureAwait(false));
        }

        ResultOutput.Write(_shell, parsed.GetValue(_output), Data(done), refused.All);
        foreach ((_, _, Failure? failure) in done)
            failure?.WriteTo(_shell.Error);
        ExitCode code = refused.Write(_shell.Error);
        if (plan.Count == 0 && code == ExitCode.Completed)
            _shell.Error.WriteLine(
                jobs.Count == 0 && await Estates.IsEmptyAsync(connection, deadline).ConfigureAwait(false)
                    ? Estates.NoVaults
                    : "No failed backups to repeat.");
        else if (plan.Count > 0 && !isConfirmed)
            _shell.Error.WriteLine("Nothing was started. Add --yes to start what would be repeated.");
        return (int)(cancellationToken.IsCancellationRequested
            ? ExitCode.Interrupted
            : done.Select(step => step.Failure?.ExitCode).FirstOrDefault(failed => failed is not null) ?? code);
    }

    private async Task<(RetryStep Step, string Action, Failure? Failure)> StartAsync(
        ParseResult parsed, Connection connection, RetryStep step, Deadline deadline, CancellationToken stopped)
    {
        try
        {
            VaultId vault = step.Failed.Vault!;
            BackupOperation? operation = await connection.Client.Vault(vault).RetryAsync(step.Failed, deadline.Token).ConfigureAwait(false);
            if (operation is null)
                return (step, $"skipped: {RetryObstacleText.NewerBackup}", null);
            OperationJobs started = await Resumable.RunAsync(
                () => operation.WaitForJobIdsAsync(_pace.Read(parsed, deadline), deadline.Token),
                CommandText.WaitForOperation(connection, vault, operation.Id),
                stopped).ConfigureAwait(false);
            return (step, $"started as {string.Join(", ", started.JobIds)}", null);
        }
        catch (Exception error) when (!_shell.OutputClosed.IsCancellationRequested)
        {
            // An interruption ends the command with the table: what was started until then is in no other place.
            Failure failure = Failures.Of(error, stopped);
            return (step, "failed: " + failure.What, failure with { What = $"{step.Failed.EntityName}: {failure.What}" });
        }
    }

    private static ResultData Data(IReadOnlyList<(RetryStep Step, string Action, Failure? Failure)> done)
    {
        VaultNames names = new(done.Select(entry => entry.Step.Failed.Vault));
        int idLength = ShortIds.LengthFor(done.Select(entry => entry.Step.Failed.JobId));
        ResultData data = new(
            new("vault", "VAULT"), new("item", "ITEM"), new("failedJob", "FAILED JOB"), new("error", null), new("action", "ACTION"));
        foreach ((RetryStep step, string action, _) in done)
        {
            data.Add(
                Cell.Whole(names.Of(step.Failed.Vault)),
                Cell.Name(step.Failed.EntityName),
                new Cell(step.Failed.JobId, Short: ShortIds.Of(step.Failed.JobId, idLength)),
                step.Failed.Errors.Count > 0 ? step.Failed.Errors[0].ToString() : null,
                action);
        }

        return data;
    }
}
