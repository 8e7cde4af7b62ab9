using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet.Notifications;

/// <summary>The report of an end, with tasks and all errors, read from the stored JSON.</summary>
internal static class EndReport
{
    /// <summary>The activity id of a job, which a support case asks for; null if it is not known.</summary>
    public static string? ActivityId(JobReport? report) =>
        report?.Resource?.Properties?.ActivityId is { } id ? EndText.OneLine(id) : null;

    /// <summary>The report; null if there is no JSON, or it is not that of an ended job.</summary>
    public static JobReport? Of(JobEnd end)
    {
        if (end.Json is null)
            return null;
        try
        {
            JobReport report = JobReport.Of(RawJson.Parse(end.Json), end.Kind);
            return report.Outcome is null ? null : report;
        }
        catch (Exception fault) when (fault is JsonException or JsonReadException)
        {
            return null;
        }
    }
}
