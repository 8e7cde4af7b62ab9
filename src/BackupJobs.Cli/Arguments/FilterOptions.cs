using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options that filter jobs.</summary>
internal sealed class FilterOptions(TimeProvider time)
{
    private static readonly string[] KnownStatuses =
        ["InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling"];

    private readonly Option<DateTimeOffset?> _since = TimeOptions.Moment("--since", "Only jobs that started at or after this time", time);
    private readonly Option<DateTimeOffset?> _until = TimeOptions.Moment("--until", "Only jobs that started before this time", time);

    private readonly Option<string?> _status = Statuses();
    private readonly ItemOption _item = new();

    private readonly Option<string?> _operation = Text("--operation", "OPERATION", "Only jobs with this operation.",
        "Backup", "Restore", "CrossRegionRestore", "ConfigureBackup", "DisableBackup", "DeleteBackupData", "Register", "UnRegister",
        "Undelete");

    private readonly Option<string?> _type = Text("--type", "TYPE", "Only jobs with this backup management type.",
        "AzureIaasVM", "AzureStorage", "AzureWorkload", "MAB", "DPM", "AzureBackupServer", "AzureSql", "DefaultBackup");

    /// <param name="command">The command.</param>
    /// <param name="withItems">Whether the command can filter by itself what the service does not filter.</param>
    public void AddTo(Command command, bool withItems = false)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_status);
        command.Add(_operation);
        command.Add(_type);
        if (withItems)
            _item.AddTo(command);
    }

    /// <summary>The list of the jobs that match, with what the service does not filter.</summary>
    /// <exception cref="FailureException"><c>--until</c> is before <c>--since</c>.</exception>
    public ListRequest Read(ParseResult parsed, Connection connection, Deadline deadline) =>
        new(connection, Read(parsed), deadline) { IsWanted = job => _item.Matches(parsed, job.EntityName) };

    /// <summary>Reports only the jobs that match what the service does not filter.</summary>
    public IProgress<JobUpdate>? Select(ParseResult parsed, IProgress<JobUpdate>? progress) =>
        progress is null ? null : new Selected(progress, update => _item.Matches(parsed, update.ToReport().EntityName));

    /// <exception cref="FailureException"><c>--until</c> is before <c>--since</c>.</exception>
    public JobFilter Read(ParseResult parsed)
    {
        JobFilter filter = new()
        {
            StartTime = parsed.GetValue(_since),
            EndTime = parsed.GetValue(_until),
            Status = parsed.GetValue(_status) is { } status ? KnownStatus(status) : default(JobStatus?),
            Operation = parsed.GetValue(_operation) is { } operation ? new JobOperationType(operation) : default(JobOperationType?),
            BackupManagementType = parsed.GetValue(_type) is { } type ? new BackupManagementType(type) : default(BackupManagementType?),
        };
        return filter.EndTime < filter.StartTime
            ? throw FailureException.Usage("--until is before --since", "swap the two values")
            : filter;
    }

    /// <exception cref="FailureException">The status is unknown.</exception>
    public static JobStatus KnownStatus(string status) =>
        KnownStatuses.FirstOrDefault(known => known.Equals(status, StringComparison.OrdinalIgnoreCase)) is { } name
            ? new JobStatus(name)
            : throw FailureException.Usage($"unknown status '{status}'", $"use one of {string.Join(", ", KnownStatuses)}");

    private static Option<string?> Statuses()
    {
        Option<string?> option = Text("--status", "STATUS", "Only jobs with this status.", KnownStatuses);
        option.Validators.Add(result =>
        {
            // A misspelled status would be an empty list, which looks like good news.
            if (result.Tokens is [.., var given] && !KnownStatuses.Contains(given.Value, StringComparer.OrdinalIgnoreCase))
                result.AddError($"unknown status '{given.Value}' for --status: expected {string.Join(", ", KnownStatuses)}");
        });
        return option;
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

    private sealed class Selected(IProgress<JobUpdate> progress, Func<JobUpdate, bool> isWanted) : IProgress<JobUpdate>
    {
        public void Report(JobUpdate value)
        {
            if (isWanted(value))
                progress.Report(value);
        }
    }
}
