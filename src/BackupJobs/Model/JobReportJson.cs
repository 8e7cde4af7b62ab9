using System.Globalization;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Writes a report in one shape for all job types, without secrets and of limited size.</summary>
internal static class JobReportJson
{
    // Brokers take events of up to 64 KB.
    private const int MostTasks = 50;
    private const int MostErrors = 20;
    private const int MostRecommendations = 5;
    private const int LongestString = 2_000;

    public static void Write(Utf8JsonWriter json, JobReport job, VaultId? vault)
    {
        json.WriteStartObject();
        WriteString(json, "jobId", job.JobId);
        WriteString(json, "vaultId", vault?.ToString());
        WriteString(json, "id", job.Resource?.Id);
        WriteString(json, "item", job.EntityName);
        WriteString(json, "itemId", job.ItemId);
        WriteString(json, "itemKind", job.ItemKind);
        WriteString(json, "operation", job.Operation);
        WriteString(json, "status", job.Status);
        WriteString(json, "outcome", job.Outcome?.ToString());
        WriteString(json, "startTime", job.StartTime is { } start ? Utc(start) : null);
        WriteString(json, "endTime", job.EndTime is { } end ? Utc(end) : null);
        if (job.Duration is { } duration)
            json.WriteNumber("durationSeconds", Math.Round(duration.TotalSeconds, 3));
        if (job.TransferredBytes is { } bytes)
            json.WriteNumber("transferredBytes", bytes);
        if (job.ProgressPercentage is { } percentage)
            json.WriteNumber("progressPercentage", percentage);
        WriteString(json, "policy", job.PolicyName);
        WriteString(json, "activityId", job.Resource?.Properties?.ActivityId);
        json.WriteStartArray("errors");
        foreach (JobErrorDetail error in job.Errors.Take(MostErrors))
            WriteError(json, error);
        json.WriteEndArray();
        if (job.Tasks.Count > 0)
        {
            json.WriteStartArray("tasks");
            foreach (JobTask task in job.Tasks.Take(MostTasks))
                WriteTask(json, task);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    private static void WriteTask(Utf8JsonWriter json, JobTask task)
    {
        json.WriteStartObject();
        WriteString(json, "name", task.Name);
        WriteString(json, "status", task.Status);
        if (task.Duration is { } duration)
            json.WriteNumber("durationSeconds", Math.Round(duration.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, JobErrorDetail error)
    {
        json.WriteStartObject();
        if (error.Code is { } code)
            json.WriteNumber("code", code);
        WriteString(json, "title", error.Title);
        WriteString(json, "message", error.Message);
        if (error.IsRetryable is { } isRetryable)
            json.WriteBoolean("isRetryable", isRetryable);
        json.WriteStartArray("recommendations");
        foreach (string advice in error.Recommendations.Take(MostRecommendations))
            json.WriteStringValue(Masked(advice));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, Masked(value));
    }

    // Masked before it is cut: half a secret would not be found. No pair of surrogates is cut.
    private static string Masked(string value)
    {
        string masked = Redact.Text(value);
        if (masked.Length <= LongestString)
            return masked;
        int end = char.IsHighSurrogate(masked[LongestString - 2]) ? LongestString - 2 : LongestString - 1;
        return masked[..end] + "…";
    }
}
