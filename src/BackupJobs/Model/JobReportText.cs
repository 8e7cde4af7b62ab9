using System.Globalization;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// A report to display: one line about the job, then errors with their recommendations, then the tasks. Secrets are masked.
/// </summary>
internal static class JobReportText
{
    // Each line is masked for itself, which also keeps a line break of the service from beginning a line of its own.
    public static string Write(JobReport report) => string.Join('\n', Lines(report).Select(Redact.Text));

    private static IEnumerable<string> Lines(JobReport report)
    {
        string what = string.Join(" of ", new[] { report.Operation, report.EntityName }.Where(part => part is not null));
        string duration = report.Duration is { } time ? $" after {Rounded(time).ToString("c", CultureInfo.InvariantCulture)}" : "";
        yield return $"Job {report.JobId}{(what.Length > 0 ? $" ({what})" : "")}: {Ending(report)}{duration}";
        foreach (JobErrorDetail error in report.Errors)
        {
            yield return $"  error {error}";
            foreach (string advice in error.Recommendations)
                yield return $"    recommended: {advice}";
        }

        if (!string.IsNullOrEmpty(report.DynamicErrorMessage))
            yield return $"  {report.DynamicErrorMessage}";
        foreach (JobTask task in report.Tasks)
            yield return $"  task {task.Name}: {task.Status ?? "no status"}";
    }

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));

    private static string Ending(JobReport report) => report.Outcome switch
    {
        null => report.Status ?? "no status",
        JobOutcome.Unknown when report.Fault is ApiException { Status: not 404 } refused =>
            $"lost, the service refuses its details: {refused.Message}",
        JobOutcome.Unknown => "lost, the service no longer knows it",
        JobOutcome.CompletedWithWarnings => "completed with warnings",
        JobOutcome outcome => outcome.ToString().ToLowerInvariant(),
    };
}
