using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Which jobs of a vault.</summary>
internal sealed class FilterOptions(TimeProvider time)
{
    private readonly Option<DateTimeOffset?> _since = TimeOptions.Moment("--since", "Jobs that started at or after this time", time);
    private readonly Option<DateTimeOffset?> _until = TimeOptions.Moment("--until", "Jobs that started before this time", time);

    private readonly Option<string?> _status = Text("--status", "STATUS", "Status of the job.",
        "InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling");

    private readonly Option<string?> _operation = Text("--operation", "OPERATION", "What the job does.",
        "Backup", "Restore", "CrossRegionRestore", "ConfigureBackup", "DisableBackup", "DeleteBackupData", "Register", "UnRegister", "Undelete");

    private readonly Option<string?> _type = Text("--type", "TYPE", "Kind of thing that is backed up.",
        "AzureIaasVM", "AzureStorage", "AzureWorkload", "MAB", "DPM", "AzureBackupServer", "AzureSql", "DefaultBackup");

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_status);
        command.Add(_operation);
        command.Add(_type);
    }

    /// <exception cref="FailureException">The window ends before it starts.</exception>
    public JobFilter Read(ParseResult parsed)
    {
        JobFilter filter = new()
        {
            StartTime = parsed.GetValue(_since),
            EndTime = parsed.GetValue(_until),
            Status = parsed.GetValue(_status) is { } status ? new JobStatus(status) : default(JobStatus?),
            Operation = parsed.GetValue(_operation) is { } operation ? new JobOperationType(operation) : default(JobOperationType?),
            BackupManagementType = parsed.GetValue(_type) is { } type ? new BackupManagementType(type) : default(BackupManagementType?),
        };
        return filter.EndTime < filter.StartTime
            ? throw FailureException.Usage("--until is earlier than --since.", "Swap the two.")
            : filter;
    }

    // Known values are offered, others are sent as they are: the service knows more of them every year.
    private static Option<string?> Text(string name, string helpName, string description, params string[] known)
    {
        Option<string?> option = new(name) { HelpName = helpName, Description = $"{description} Known: {string.Join(", ", known)}." };
        option.CompletionSources.Add(known);
        return option;
    }
}
