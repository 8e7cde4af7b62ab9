using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options that filter jobs.</summary>
internal sealed class FilterOptions(TimeProvider time)
{
    private readonly Option<DateTimeOffset?> _since = TimeOptions.Moment("--since", "Only jobs that started at or after this time", time);
    private readonly Option<DateTimeOffset?> _until = TimeOptions.Moment("--until", "Only jobs that started before this time", time);

    private readonly Option<string?> _status = Text("--status", "STATUS", "Only jobs with this status.",
        "InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling");

    private readonly Option<string?> _operation = Text("--operation", "OPERATION", "Only jobs with this operation.",
        "Backup", "Restore", "CrossRegionRestore", "ConfigureBackup", "DisableBackup", "DeleteBackupData", "Register", "UnRegister",
        "Undelete");

    private readonly Option<string?> _type = Text("--type", "TYPE", "Only jobs with this backup management type.",
        "AzureIaasVM", "AzureStorage", "AzureWorkload", "MAB", "DPM", "AzureBackupServer", "AzureSql", "DefaultBackup");

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_status);
        command.Add(_operation);
        command.Add(_type);
    }

    /// <exception cref="FailureException"><c>--until</c> is before <c>--since</c>.</exception>
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
            ? throw FailureException.Usage("--until is before --since", "swap the two values")
            : filter;
    }

    // Known values are completed, other values are sent unchanged: the service adds new ones.
    private static Option<string?> Text(string name, string helpName, string description, params string[] known)
    {
        Option<string?> option = new(name)
        {
            HelpName = helpName,
            Description = $"{description} Known values: {string.Join(", ", known)}."
        };
        option.CompletionSources.Add(known);
        return option;
    }
}
