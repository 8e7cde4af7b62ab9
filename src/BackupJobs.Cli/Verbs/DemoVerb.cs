using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs demo</c>: from the trigger to the finished job, on a local vault emulator.</summary>
internal sealed class DemoVerb
{
    // A backup of 20 minutes takes 5 seconds.
    private const double DefaultSpeed = 240;

    private const string Container = "IaasVMContainer;iaasvmcontainerv2;rg1;vm1";
    private const string Item = "VM;iaasvmcontainerv2;rg1;vm1";

    private readonly Shell _shell;
    private readonly Func<IReadOnlyList<string>, Shell, Task<int>> _run;
    private readonly Option<bool> _fail = new("--fail") { Description = "The job fails (exit code 3)." };
    private readonly Option<bool> _warn = new("--warn") { Description = "The job ends with warnings (exit code 4)." };
    private readonly Option<bool> _cancel = new("--cancel") { Description = "The job is cancelled while it runs (exit code 5)." };
    private readonly Option<double> _speed =
        NumberOption.Create("--speed", "Speed of the emulator's clock, in seconds per second.", 1, 100_000, DefaultSpeed);

    private readonly Option<bool> _estate = new("--estate")
    {
        Description = "Three subscriptions with vaults of both kinds: backups, a watch, a check for missing backups, a retry.",
    };

    private DemoVerb(Shell shell, Func<IReadOnlyList<string>, Shell, Task<int>> run) =>
        (_shell, _run) = (shell, run);

    /// <param name="shell">The process environment.</param>
    /// <param name="run">Runs another command line, for demonstrations of commands.</param>
    public static Command Create(Shell shell, Func<IReadOnlyList<string>, Shell, Task<int>> run) => new DemoVerb(shell, run).Create();

    private VerbCommand Create()
    {
        VerbCommand command =
            new("demo", "Runs a backup on a local vault emulator: trigger, operation, job, progress, end. Does not require a subscription.",
            "backup-jobs demo --fail", "backup-jobs demo --estate")
        {
            _fail, _warn, _cancel, _estate, _speed,
        };
        command.Validators.Add(result =>
        {
            if (new[] { _fail, _warn, _cancel, _estate }.Count(result.GetValue) > 1)
                result.AddError("--fail, --warn, --cancel and --estate cannot be combined");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(_estate)
            ? RunEstateAsync(parsed.GetValue(_speed), cancellationToken)
            : RunAsync(Ending(parsed), parsed.GetValue(_speed), parsed.GetValue(GlobalOptions.Quiet), cancellationToken));
        return command;
    }

    private DemoEnding Ending(ParseResult parsed) =>
        parsed.GetValue(_fail) ? DemoEnding.Failed
        : parsed.GetValue(_warn) ? DemoEnding.Warnings
        : parsed.GetValue(_cancel) ? DemoEnding.Cancelled
        : DemoEnding.Completed;

    private async Task<int> RunEstateAsync(double speed, CancellationToken cancellationToken)
    {
        await new EstateDemo(_shell, _run).RunAsync(speed, cancellationToken).ConfigureAwait(false);
        return (int)ExitCode.Completed;
    }

    private async Task<int> RunAsync(DemoEnding ending, double speed, bool quiet, CancellationToken cancellationToken)
    {
        await using DemoVault demo = await DemoVault.StartAsync(ending, speed, cancellationToken).ConfigureAwait(false);
        BackupVault vault = demo.Connection.Vault;
        Step("vault", $"{vault.Id.VaultName} on {demo.Endpoint.GetLeftPart(UriPartial.Authority)}, clock speed {speed:0}");

        BackupOperation operation = await vault.BackUpAsync(Container, Item, cancellationToken: cancellationToken).ConfigureAwait(false);
        Step("trigger", $"POST .../{Item}/backup -> 202");
        Step("operation", operation.Id);
        OperationJobs started = await operation.WaitForJobIdsAsync(DemoVault.Pace(), cancellationToken).ConfigureAwait(false);
        string job = started.JobIds[0];
        Step("job", job);

        if (ending == DemoEnding.Cancelled)
            Step(
                "cancel",
                (await vault.Jobs.CancelAsync(job, DemoVault.Pace(), cancellationToken).ConfigureAwait(false)).Status ?? "accepted");
        JobReport done = await JobProgress.ShowAsync(_shell.Output, quiet, _shell.Time,
            progress => vault.Jobs.WaitAsync(job, DemoVault.Pace(progress), cancellationToken)).ConfigureAwait(false);
        _shell.Out.WriteLine();
        JobDetails.Write(_shell.Output, done);
        return (int)ExitCodes.Of(done.Outcome);
    }

    private void Step(string what, string text) => _shell.Out.WriteLine($"{what,-10} {SafeText.OneLine(text)}");
}
