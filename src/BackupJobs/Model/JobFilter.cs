using System.Globalization;
using System.Text;

namespace BackupJobs;

/// <summary>
/// Which jobs to list. All conditions that are set must hold. Nothing set lists what the service lists by default.
/// </summary>
/// <remarks>
/// <see cref="Operation"/> <c>Restore</c> does not match jobs of cross-region restores; these have their own operation and live in the paired region.
/// </remarks>
public sealed record JobFilter
{
    /// <summary>The longest window that is asked for in one list; longer ones are asked for in slices.</summary>
    public static TimeSpan LongestWindow { get; } = TimeSpan.FromDays(30);

    /// <summary>Status of the job, for instance <see cref="JobStatus.InProgress"/>; null for any.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>What kind of thing is backed up, for instance <c>AzureIaasVM</c>; null for any.</summary>
    public BackupManagementType? BackupManagementType { get; init; }

    /// <summary>What the job does, for instance <c>Backup</c> or <c>Restore</c>; null for any.</summary>
    public JobOperationType? Operation { get; init; }

    /// <summary>Id (name) of one job; null for any.</summary>
    public string? JobId { get; init; }

    /// <summary>Only jobs that started at or after this time (sent in UTC, whole seconds); null for no lower bound.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the window in which jobs started (not the end of the jobs); null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The <c>$filter</c> text that the service understands, independent of the current culture; empty where nothing is set.</summary>
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

    /// <summary>The <c>$filter</c> argument of a call: null where nothing is set, so that no empty parameter is sent.</summary>
    internal string? ToQuery() => ToString() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// This filter as filters of at most <see cref="LongestWindow"/> each, newest first; slices share their edges.
    /// Without a start there is nothing to split. An open end stays open, so that a slow clock here hides no new job.
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
        JobFilter rest = this;
        while ((rest.EndTime ?? now) - start > LongestWindow)
        {
            DateTimeOffset edge = (rest.EndTime ?? now) - LongestWindow;
            yield return rest with { StartTime = edge };
            rest = this with { EndTime = edge };
        }

        yield return rest;
    }

    private static void Append(StringBuilder text, string key, string? value)
    {
        if (value is null)
            return;
        text.Append(text.Length == 0 ? "" : " and ").Append(key).Append(" eq '").Append(value.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
    }

    // The service takes a 12-hour clock in UTC only, and many cultures have other calendars, digits and AM/PM texts.
    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd hh:mm:ss tt", CultureInfo.InvariantCulture);

    // Fractions are not sent: a window that was cut down at its end would lose jobs of its last second.
    private static DateTimeOffset RoundedUp(DateTimeOffset time)
    {
        long over = time.UtcTicks % TimeSpan.TicksPerSecond;
        return over == 0 || DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks < TimeSpan.TicksPerSecond
            ? time
            : time.AddTicks(TimeSpan.TicksPerSecond - over);
    }
}
