using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs backup</c>.</summary>
internal sealed class BackupVerb
{
    private readonly Shell _shell;
    private readonly VaultOptions _vaults;
    private readonly PaceOptions _pace = new();
    private readonly Option<OutputFormat> _output = OutputOption.Create();
    private readonly Option<DateTimeOffset?> _retainUntil;

    private readonly Option<string?> _container = new Option<string?>("--container")
    {
        HelpName = "NAME",
        Description = "Container of the item, if --item is a name; for a virtual machine IaasVMContainer;iaasvmcontainerv2;GROUP;VM.",
    }.OnlyNames();

    private readonly Option<string> _item = new Option<string>("--item")
    {
        HelpName = "ID|NAME",
        Required = true,
        Description = "Resource ID of a protected item or backup instance, which 'check -o json' shows; or the name of a protected item, "
            + "for a virtual machine VM;iaasvmcontainerv2;GROUP;VM.",
    }.OnlyNamesAndIds();

    private readonly Option<bool> _wait = new("--wait")
    {
        Description = "Wait for the end of the job, and print the job as specified by --output. The exit code shows the outcome.",
    };

    private BackupVerb(Shell shell)
    {
        (_shell, _vaults) = (shell, new VaultOptions(shell));
        _retainUntil = TimeOptions.Date("--retain-until", "Keep the recovery point until this date");
    }

    public static Command Create(Shell shell) => new BackupVerb(shell).Create();

    private VerbCommand Create()
    {
        VerbCommand command = new("backup", "Backs up an item now, and prints the ID of the job.",
            "backup-jobs backup --container 'IaasVMContainer;iaasvmcontainerv2;rg1;vm1' --item 'VM;iaasvmcontainerv2;rg1;vm1' --wait")
        {
            _container, _item, _retainUntil, _wait, _output,
        };
        _pace.AddTo(command);
        _vaults.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string item = parsed.GetRequiredValue(_item);
        bool isId = VaultId.TryParse(item, out VaultId? vault);
        string? container = parsed.GetValue(_container);
        if (isId == container is not null)
            throw FailureException.Usage(
                isId ? "--container and the resource ID of an item cannot be combined" : "--container is missing",
                isId ? "omit --container: the ID contains it" : "specify --container, or the resource ID of the item");
        Connection connection = isId ? _vaults.Connect(parsed, vault!) : _vaults.Connect(parsed);
        using Deadline deadline = _pace.Start(parsed, _shell.Time, cancellationToken);
        DateTimeOffset? retainUntil = parsed.GetValue(_retainUntil);
        if (retainUntil is not null && connection.Vault.Id.Kind == VaultKind.BackupVault)
            throw FailureException.Usage(
                "--retain-until is for Recovery Services vaults only", "omit it: in a Backup vault the policy decides");
        BackupOperation operation = await StartAsync(connection.Vault, container, item, retainUntil, deadline.Token).ConfigureAwait(false);
        Say(parsed, $"operation {operation.Id}");
        OperationJobs started = await Resumable.RunAsync(
            () => operation.WaitForJobIdsAsync(_pace.Read(parsed, deadline), deadline.Token),
            CommandText.WaitForOperation(connection, connection.Vault.Id, operation.Id),
            cancellationToken).ConfigureAwait(false);
        return parsed.GetValue(_wait)
            ? await WaitAsync(parsed, connection, started.JobIds, deadline, cancellationToken).ConfigureAwait(false)
            : WriteIds(started.JobIds);
    }

    private static async Task<BackupOperation> StartAsync(
        BackupVault vault, string? container, string item, DateTimeOffset? retainUntil, CancellationToken cancellationToken)
    {
        try
        {
            return await (container is null
                ? vault.BackUpAsync(item, new OnDemandBackupOptions { RetainUntil = retainUntil }, cancellationToken)
                : vault.BackUpAsync(container, item, retainUntil, cancellationToken)).ConfigureAwait(false);
        }
        catch (ArgumentException error) when (!Failures.IsOfResponse(error))
        {
            // Names are checked before anything is sent.
            throw FailureException.Usage(
                container is null ? $"'{item}' is not the resource ID of a protected item" : "invalid --container or --item",
                container is null
                    ? "use an ID that 'backup-jobs check -o csv' shows, or a name with --container"
                    : error.Message.Split(" (Parameter")[0]);
        }
    }

    private async Task<int> WaitAsync(
        ParseResult parsed, Connection connection, IReadOnlyList<string> ids, Deadline deadline, CancellationToken interrupted)
    {
        IReadOnlyList<JobReport> jobs = await JobProgress.ShowAsync(_shell.Messages, parsed.GetValue(GlobalOptions.Quiet), _shell.Time,
            progress => JobWait.RunAsync(
                connection, [.. ids.Select(id => new VaultJob(connection.Vault.Id, id))], _pace.Read(parsed, deadline, progress), deadline,
                interrupted)).ConfigureAwait(false);
        foreach (JobReport job in jobs)
            JobOutput.WriteOne(_shell, parsed.GetValue(_output), job);
        return (int)ExitCodes.Of(jobs);
    }

    private int WriteIds(IEnumerable<string> ids)
    {
        foreach (string id in ids)
            _shell.Out.WriteLine(SafeText.OneLine(id));
        return (int)ExitCode.Completed;
    }

    private void Say(ParseResult parsed, string message)
    {
        if (!parsed.GetValue(GlobalOptions.Quiet))
            _shell.Error.WriteLine(SafeText.OneLine(message));
    }
}
