using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs cancel</c>.</summary>
internal sealed class CancelVerb
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // What is cancelled is running, so its vault knows it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly PaceOptions _pace = new();
    private readonly Argument<string> _job = JobArgument.One();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "Wait for the end of the job. The exit code shows the outcome: 5 if it was cancelled.",
    };

    private CancelVerb(Shell shell) => (_shell, _vaults) = (shell, new VaultOptions(shell));

    public static Command Create(Shell shell) => new CancelVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command =
            new("cancel", "Cancels a job. The exit code is 0 when the service has accepted the request; the job may continue for a while.",
            "backup-jobs cancel 899bc1a6-d789-40ab-bd76-df8f5d5590f0 --wait")
        {
            _job, _wait, _output,
        };
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        JobReference[] references = JobArgument.Read(parsed.GetRequiredValue(_job));
        Connection connection = _vaults.Connect(parsed, references);
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        IReadOnlyList<VaultJob> jobs = await JobLookup.FindAsync(connection, references, deadline, cancellationToken).ConfigureAwait(false);
        bool isQuiet = parsed.GetValue(GlobalOptions.Quiet);
        if (jobs[0].Vault.Kind == VaultKind.BackupVault)
            throw FailureException.Usage(
                "jobs of Backup vaults cannot be cancelled", "wait for its end: the service has no request for it");
        DateTimeOffset began = deadline.Now;
        JobReport job = await WaitProgress.ShowAsync(_shell.Messages, isQuiet, $"Cancelling {jobs[0].JobId}",
            health => connection.Client.Vault(jobs[0].Vault).Jobs
                .CancelAsync(jobs[0].JobId, _pace.Read(parsed, deadline, health: health) with { GracePeriod = Grace }, deadline.Token))
            .ConfigureAwait(false);
        // The service accepts the cancellation of a job that has ended.
        if (job.Outcome is { } outcome && (outcome != JobOutcome.Cancelled || job.EndTime < began - ClockSkew))
        {
            string status = job.Status ?? outcome.ToString();
            _shell.Error.WriteLine(SafeText.OneLine($"The job had already ended ({status}), so nothing was cancelled."));
        }

        bool wait = parsed.GetValue(_wait);
        if (wait && job.Outcome is null)
        {
            job = (await JobProgress.ShowAsync(_shell.Messages, isQuiet, _shell.Time,
                progress => JobWait.RunAsync(connection, jobs, _pace.Read(parsed, deadline, progress), deadline, cancellationToken))
                .ConfigureAwait(false))[0];
        }

        JobOutput.WriteOne(_shell, parsed.GetValue(_output), job);
        return (int)(wait ? ExitCodes.Of(job.Outcome) : ExitCode.Completed);
    }
}
