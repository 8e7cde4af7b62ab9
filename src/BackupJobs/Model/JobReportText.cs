using System.Globalization;
using System.Text;

namespace BackupJobs;

/// <summary>A report for people: one line of what, then errors with their advice, then the steps.</summary>
internal static class JobReportText
{
    public static string Write(JobReport report)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Job {report.JobId}");
        AppendPart(text, " (", string.Join(" of ", new[] { report.Operation, report.EntityName }.Where(part => part is not null)), ")");
        text.Append(": ").Append(Ending(report));
        AppendPart(text, " after ", report.Duration?.ToString("c", CultureInfo.InvariantCulture), "");
        foreach (JobErrorDetail error in report.Errors)
            AppendError(text, error);
        AppendPart(text, "\n  ", report.DynamicErrorMessage, "");
        foreach (JobTask task in report.Tasks)
            text.Append(CultureInfo.InvariantCulture, $"\n  task {task.Name}: {task.Status ?? "no status"}");
        return text.ToString();
    }

    private static string Ending(JobReport report) => report.Outcome switch
    {
        null => report.Status ?? "no status",
        JobOutcome.Unknown => "lost, the service no longer knows it",
        JobOutcome.CompletedWithWarnings => "completed with warnings",
        JobOutcome outcome => outcome.ToString().ToLowerInvariant(),
    };

    private static void AppendError(StringBuilder text, JobErrorDetail error)
    {
        text.Append("\n  error ").Append(error);
        foreach (string advice in error.Recommendations)
            text.Append("\n    recommended: ").Append(advice);
    }

    private static void AppendPart(StringBuilder text, string before, string? part, string after)
    {
        if (!string.IsNullOrEmpty(part))
            text.Append(before).Append(part).Append(after);
    }
}
