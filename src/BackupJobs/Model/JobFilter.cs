using System.Globalization;
using System.Text;

namespace BackupJobs;

/// <summary>
/// Which jobs to list. All conditions that are set must hold; with none set the service's default applies.
/// </summary>
/// <remarks>
/// <see cref="Operation"/> <c>Restore</c> does not match cross-region restore jobs; these have their own operation and are in the
/// paired region.
/// </remarks>
public sealed partial record JobFilter
{
    /// <summary>The longest window of one list; longer ones are requested in slices.</summary>
    public static TimeSpan LongestWindow { get; } = TimeSpan.FromDays(30);

    /// <summary>Status of the job, for instance <see cref="JobStatus.InProgress"/>; null for any.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>Type of the protected item, for instance <c>AzureIaasVM</c>; null for any.</summary>
    public BackupManagementType? BackupManagementType { get; init; }

    /// <summary>Operation of the job, for instance <c>Backup</c> or <c>Restore</c>; null for any.</summary>
    public JobOperationType? Operation { get; init; }

    /// <summary>Id (name) of one job; null for any.</summary>
    public string? JobId { get; init; }

    /// <summary>Only jobs that started at or after this time (sent in UTC, whole seconds); null for no lower bound.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the window in which jobs started (not the end of the jobs); null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The <c>$filter</c> that the service expects, independent of the current culture; empty if nothing is set.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Append(text, "status", Status?.Value);
        Append(text, "backupManagementType", BackupManagementType?.Value);
        Append(text, "operation", Operation?.Value);
        Append(text, "jobId", JobId);
        Append(text, "startTime", StartTime is { } start ? Text(start) : null);
        Append(text, "endTime", EndTime is { } end ? Text(RoundedUp(end)) : null);
        return text.ToString();
    }

    /// <summary>The <c>$filter</c> parameter: null if nothing is set, so that no empty parameter is sent.</summary>
    internal string? ToQuery() => ToString() is { Length: > 0 } text ? text : null;

    // The service began in 2014 and keeps jobs for some months: a list from year 1 would be 24,000 empty slices.
    private static readonly DateTimeOffset Earliest = new(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// This filter as filters of at most <see cref="LongestWindow"/> each, newest first; slices share their edges.
    /// A window without a start is not split. An open end stays open, so that a slow clock here hides no new job.
    /// </summary>
    /// <exception cref="ArgumentException">The window ends before it starts.</exception>
    internal IEnumerable<JobFilter> Slices(DateTimeOffset now)
    {
        if (EndTime < StartTime)
            throw new ArgumentException("The window of a job filter ends before it starts.");
        return StartTime is { } start ? Slices(start, now) : [this];
    }

    private IEnumerable<JobFilter> Slices(DateTimeOffset start, DateTimeOffset now)
    {
        JobFilter rest = start < Earliest && Earliest < (EndTime ?? now) ? this with { StartTime = Earliest } : this;
        start = rest.StartTime!.Value;
        while ((rest.EndTime ?? now) - start > LongestWindow)
        {
            DateTimeOffset edge = (rest.EndTime ?? now) - LongestWindow;
            yield return rest with { StartTime = edge };
            rest = rest with { StartTime = start, EndTime = edge };
        }

        yield return rest;
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is null)
            return;
        text.Append(text.Length == 0 ? "" : " and ")
            .Append(key)
            .Append(" eq '")
            .Append(value.Replace("'", "''", StringComparison.Ordinal))
            .Append('\'');
    }

    // The service accepts a 12-hour clock in UTC only, and many cultures have other calendars, digits and AM/PM designators.
    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd hh:mm:ss tt", CultureInfo.InvariantCulture);

    // Fractions are not sent: rounding the end down would lose the jobs of its last second.
    private static DateTimeOffset RoundedUp(DateTimeOffset time)
    {
        long over = time.UtcTicks % TimeSpan.TicksPerSecond;
        return over == 0 || DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks < TimeSpan.TicksPerSecond
            ? time
            : time.AddTicks(TimeSpan.TicksPerSecond - over);
    }
}
