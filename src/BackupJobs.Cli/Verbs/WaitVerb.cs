using System.CommandLine;
using BackupJobsGen.Runtime;

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

    private readonly Option<string?> _operation = new(CommandText.OperationOption)
    {
        HelpName = "ID|URL",
        Description = "Wait for the jobs of an operation: its ID, or the URL in the header Azure-AsyncOperation or Location.",
    };

    private WaitVerb(Shell shell) => (_shell, _vaults) = (shell, new VaultOptions(shell));

    public static Command Create(Shell shell) => new WaitVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("wait", "Waits until jobs have ended. The exit code shows the outcome, for several jobs the worst one.",
            "backup-jobs wait 899bc1a6-d789-40ab-bd76-df8f5d5590f0 --timeout 12h", "backup-jobs wait --operation-id \"$URL\"")
        {
            _jobs, _operation, _region, _output,
        };
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
            MissingJobs missing = new(_shell.Error);
            IReadOnlyList<JobReport> jobs = await JobProgress.ShowAsync(_shell.Messages, parsed.GetValue(GlobalOptions.Quiet), _shell.Time,
                progress => WaitAsync(
                    parsed, _pace.Read(parsed, deadline, progress, Health(parsed)), deadline, missing, cancellationToken))
                .ConfigureAwait(false);
            Write(jobs, parsed.GetValue(_output), isSingle: jobs.Count == 1 && missing.Failures.Count == 0);
            return (int)ExitCodes.Of(jobs, missing.Failures);
        });
        return command;
    }

    // A misspelled ID is waited for as a new one is.
    private IProgress<PollingHealth>? Health(ParseResult parsed) =>
        parsed.GetValue(GlobalOptions.Quiet) ? null : new WatchReports(_shell.Error).Of(null);

    private async Task<IReadOnlyList<JobReport>> WaitAsync(
        ParseResult parsed, WaitOptions options, Deadline deadline, MissingJobs missing, CancellationToken interrupted)
    {
        string[] texts = parsed.GetValue(_jobs) ?? [];
        string? operation = parsed.GetValue(_operation);
        if (texts.Length == 0 == operation is null)
            throw FailureException.Usage("specify either jobs or an operation", "backup-jobs wait JOB, or backup-jobs wait --operation-id ID");
        string? region = parsed.GetValue(_region);
        if (operation is not null)
        {
            return region is null
                ? await WaitForOperationAsync(parsed, operation, options, deadline, interrupted).ConfigureAwait(false)
                : throw FailureException.Usage(
                    $"{CommandText.OperationOption} and {CommandText.RegionOption} cannot be combined, because the operation of a cross-region restore reports no job",
                    $"find the job with 'backup-jobs list {CommandText.RegionOption} {region}', and wait for that job");
        }

        JobReference[] references = JobArgument.Read(texts);
        Connection connection = _vaults.Connect(parsed, references);
        if (region is not null)
        {
            VaultJob[] there = [.. references.Select(reference => new VaultJob(reference.Vault ?? connection.Vault.Id, reference.Text))];
            return await JobWait.RunAsync(connection, region, there, options, deadline, missing, interrupted).ConfigureAwait(false);
        }

        IReadOnlyList<VaultJob> jobs =
            await JobLookup.FindAsync(connection, references, deadline, interrupted, missing).ConfigureAwait(false);
        return await JobWait.RunAsync(connection, jobs, options, deadline, interrupted, missing).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<JobReport>> WaitForOperationAsync(
        ParseResult parsed, string text, WaitOptions options, Deadline deadline, CancellationToken interrupted)
    {
        bool isUrl = Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";
        // The URL of an operation contains its vault.
        VaultId? vault = isUrl && VaultId.TryParse(url!.AbsolutePath, out VaultId? named) ? named : null;
        Connection connection = vault is null ? _vaults.Connect(parsed) : _vaults.Connect(parsed, vault);
        VaultOperations operations = connection.Vault.Operations;
        BackupOperation operation = Read(operations, text, isUrl);
        return Resumable.RunAsync(
            () => operation.WaitForJobsAsync(options, deadline.Token),
            CommandText.WaitForOperation(connection, connection.Vault.Id, operation.Id),
            interrupted);
    }

    private static BackupOperation Read(VaultOperations operations, string text, bool isUrl)
    {
        try
        {
            return isUrl ? operations.FromUrl(text) : operations.FromId(text);
        }
        catch (ArgumentException error)
        {
            throw new FailureException(new Failure(ExitCode.Usage, "invalid value for " + CommandText.OperationOption, error.Message,
                "use the ID of the operation, or the URL in the header Azure-AsyncOperation or Location"));
        }
    }

    private void Write(IReadOnlyList<JobReport> jobs, OutputFormat format, bool isSingle)
    {
        if (isSingle)
            JobOutput.WriteOne(_shell, format, jobs[0]);
        else
            JobOutput.WriteAll(_shell, format, jobs);
        if (jobs.Count == 0)
            _shell.Error.WriteLine("The operation succeeded. It has no job.");
    }
}
