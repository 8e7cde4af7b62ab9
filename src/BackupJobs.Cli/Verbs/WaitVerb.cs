using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs wait</c>.</summary>
internal sealed class WaitVerb
{
    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly PaceOptions _pace = new();
    private readonly Argument<string[]> _jobs = JobArgument.Any();
    private readonly Option<string?> _region = RegionOption.Create("Wait for jobs");
    private readonly Option<OutputFormat> _output = OutputOption.Create();

    private readonly Option<string?> _operation = new("--operation")
    {
        HelpName = "ID|URL",
        Description = "Wait for the jobs of an operation: its id, or the URL from the header Azure-AsyncOperation or Location.",
    };

    private WaitVerb(Shell shell) => (_shell, _vaults) = (shell, new VaultOptions(shell));

    public static Command Create(Shell shell) => new WaitVerb(shell).Create();

    private Command Create()
    {
        Command command = new("wait", "Waits until jobs have ended. The exit code says how: of several, the worst.") { _jobs, _operation, _region, _output };
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<JobReport> jobs = await JobProgress.ShowAsync(_shell.Messages, parsed.GetValue(GlobalOptions.Quiet), _shell.Time,
                progress => WaitAsync(parsed, _pace.Read(parsed, progress), cancellationToken)).ConfigureAwait(false);
            Write(jobs, parsed.GetValue(_output));
            return (int)ExitCodes.Of(jobs);
        });
        return command;
    }

    private Task<IReadOnlyList<JobReport>> WaitAsync(ParseResult parsed, WaitOptions options, CancellationToken cancellationToken)
    {
        string[] texts = parsed.GetValue(_jobs) ?? [];
        string? operation = parsed.GetValue(_operation);
        if (texts.Length == 0 == operation is null)
            throw FailureException.Usage("Either jobs or an operation is expected.", "Give one or more JOB, or --operation.");
        string? region = parsed.GetValue(_region);
        if (operation is not null)
        {
            return region is null
                ? WaitForOperationAsync(parsed, operation, options, cancellationToken)
                : throw FailureException.Usage($"--operation and {RegionOption.Name} exclude each other: the operation of a cross-region restore names no job.",
                    $"Find the job with 'backup-jobs list {RegionOption.Name} {region}', and wait for it.");
        }

        (VaultId? vault, string[] jobs) = JobArgument.Read(texts);
        Connection connection = _vaults.Connect(parsed, vault);
        return region is null
            ? JobWait.RunAsync(connection, jobs, options, cancellationToken)
            : JobWait.RunAsync(connection, region, jobs, options, cancellationToken);
    }

    private Task<IReadOnlyList<JobReport>> WaitForOperationAsync(ParseResult parsed, string text, WaitOptions options, CancellationToken cancellationToken)
    {
        bool isUrl = Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";
        // The URL of an operation names its vault.
        VaultId? vault = isUrl && VaultId.TryParse(url!.AbsolutePath, out VaultId? named) ? named : null;
        Connection connection = _vaults.Connect(parsed, vault);
        VaultOperations operations = connection.Vault.Operations;
        BackupOperation operation = isUrl ? operations.FromUrl(text) : operations.FromId(text);
        return Resumable.RunAsync(() => operation.WaitForJobsAsync(options, cancellationToken), CommandText.WaitForOperation(connection, operation.Id));
    }

    private void Write(IReadOnlyList<JobReport> jobs, OutputFormat format)
    {
        if (jobs.Count == 1)
            JobOutput.WriteOne(_shell, format, jobs[0]);
        else
            JobOutput.WriteAll(_shell, format, jobs);
        if (jobs.Count == 0)
            _shell.Error.WriteLine("The operation has succeeded, and it has no job.");
    }
}
