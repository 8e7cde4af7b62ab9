using System.CommandLine;
using System.CommandLine.Parsing;
using BackupJobsGen;

namespace BackupJobs.Cli;

/// <summary>Options that filter jobs.</summary>
/// <param name="time">The clock.</param>
/// <param name="isOfService">Whether the service selects the jobs by itself: its filter has one status only.</param>
internal sealed class FilterOptions(TimeProvider time, bool isOfService = false)
{
    private static readonly string[] KnownStatuses =
        ["InProgress", "Completed", "Failed", "CompletedWithWarnings", "Cancelled", "Cancelling"];

    private static readonly string[] KnownOperations =
    [
        "Backup", "Restore", "CrossRegionRestore", "ConfigureBackup", "DisableBackup", "DeleteBackupData", "Register", "UnRegister",
        "Undelete",
    ];

    private static readonly string[] KnownTypes =
        ["AzureIaasVM", "AzureStorage", "AzureWorkload", "MAB", "DPM", "AzureBackupServer", "AzureSql", "DefaultBackup"];

    private readonly Option<DateTimeOffset?> _since = TimeOptions.Moment("--since", "Only jobs that started at or after this time", time);
    private readonly Option<DateTimeOffset?> _until = TimeOptions.Moment("--until", "Only jobs that started before this time", time);

    private readonly Option<string[]> _status = Statuses(isOfService);
    private readonly ItemOption _item = new();

    private readonly Option<string?> _operation = Text("--operation", "OPERATION", "Only jobs with this operation.", KnownOperations);

    private readonly Option<string?> _type = Text("--type", "TYPE", "Only jobs with this backup management type.", KnownTypes);

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
        new(connection, Read(parsed), deadline)
        {
            IsWanted = job => IsWanted(parsed, job),
            Doubt = Doubt(parsed),
        };

    /// <summary>The filter of a fleet's list, without vaults.</summary>
    /// <exception cref="FailureException">A fleet has no jobs with the status, or <c>--until</c> is before <c>--since</c>.</exception>
    public FleetFilter ReadForFleet(ParseResult parsed)
    {
        JobFilter filter = Read(parsed);
        return new FleetFilter
        {
            Since = filter.StartTime,
            Until = filter.EndTime,
            Outcomes = [.. (parsed.GetValue(_status) ?? []).Select(OutcomeOf)],
            Operation = filter.Operation?.Value,
            Type = filter.BackupManagementType?.Value,
            Items = _item.Read(parsed),
        };
    }

    /// <summary>
    /// What is wrong with a value, if it is not a new one of the service: such a value is sent unchanged, and an empty result looks like
    /// good news. Null for known values.
    /// </summary>
    public string? Doubt(ParseResult parsed) =>
        Doubt("operation", parsed.GetValue(_operation), KnownOperations) ?? Doubt("type", parsed.GetValue(_type), KnownTypes);

    /// <summary>Writes the doubt, for commands whose result is not a list.</summary>
    public void WriteDoubt(ParseResult parsed, TextWriter error)
    {
        if (Doubt(parsed) is { } doubt)
            error.WriteLine(SafeText.OneLine("warning: " + doubt));
    }

    /// <summary>Reports only the jobs that match what the service does not filter.</summary>
    public IProgress<JobUpdate>? Select(ParseResult parsed, IProgress<JobUpdate>? progress) =>
        progress is null ? null : new Selected(progress, update => IsWanted(parsed, update.ToReport()));

    /// <summary>The filter of a request that the service runs by itself.</summary>
    /// <exception cref="FailureException">The service has no such filter, or <c>--until</c> is before <c>--since</c>.</exception>
    public JobFilter ReadForService(ParseResult parsed) => parsed.GetValue(_status) is { Length: > 1 }
        ? throw FailureException.Usage(
            "the service exports the jobs of one --status, or of all",
            "run the command once for each status, or use 'backup-jobs list -o json' (or csv), which accepts several")
        : Read(parsed);

    /// <exception cref="FailureException"><c>--until</c> is before <c>--since</c>.</exception>
    public JobFilter Read(ParseResult parsed)
    {
        JobFilter filter = new()
        {
            StartTime = parsed.GetValue(_since),
            EndTime = parsed.GetValue(_until),
            // The service filters one status only.
            Status = parsed.GetValue(_status) is [var status] ? KnownStatus(status) : default(JobStatus?),
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

    private static JobOutcome OutcomeOf(string status) => KnownStatus(status).Outcome ?? throw FailureException.Usage(
        $"a fleet lists jobs that have ended, and none of them is {status}",
        "omit --status, or use Completed, Failed, CompletedWithWarnings or Cancelled; 'backup-jobs watch' shows the running jobs of vaults");

    private bool IsWanted(ParseResult parsed, JobReport job) =>
        _item.Matches(parsed, job.EntityName)
        && (parsed.GetValue(_status) is not { Length: > 1 } statuses || statuses.Select(KnownStatus).Any(status => Has(job, status)));

    // Words of the service for the same outcome are the same.
    private static bool Has(JobReport job, JobStatus status) => status.Outcome is { } outcome
        ? job.Outcome == outcome
        : status == JobStatus.InProgress && string.Equals(job.Status, "Started", StringComparison.OrdinalIgnoreCase)
            || status.Value.Equals(job.Status, StringComparison.OrdinalIgnoreCase);

    // The service may have new values, so a misspelled one can only be doubted. Those of --status are the outcomes that the command knows.
    private static string? Doubt(string what, string? value, string[] known) =>
        value is null || known.Contains(value, StringComparer.OrdinalIgnoreCase) ? null
        : $"'{value}' is not a known {what}: {(Nearest.To(value, known) is { } near ? $"did you mean {near}?" : string.Join(", ", known))}";

    private static Option<string[]> Statuses(bool isOne)
    {
        Option<string[]> option = Create<string[]>(
            "--status", "STATUS",
            isOne ? "Only jobs with this status; not repeatable, because the service filters by one."
                : "Only jobs with this status; can be repeated.",
            KnownStatuses);
        option.Validators.Add(result =>
        {
            // A misspelled status would be an empty list, which looks like good news.
            foreach (Token given in result.Tokens.Where(one => !KnownStatuses.Contains(one.Value, StringComparer.OrdinalIgnoreCase)))
                result.AddError($"unknown status '{given.Value}' for --status: expected {string.Join(", ", KnownStatuses)}");
        });
        return option;
    }

    // Known values are completed, other values are sent unchanged: the service adds new ones.
    private static Option<string?> Text(string name, string helpName, string description, string[] known) =>
        Create<string?>(name, helpName, description, known);

    private static Option<T> Create<T>(string name, string helpName, string description, string[] known)
    {
        Option<T> option = new(name)
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
