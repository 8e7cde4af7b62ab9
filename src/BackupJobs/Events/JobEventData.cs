using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Writes a report as the data of an event: in one shape for all job types, without secrets and of limited size.</summary>
internal static class JobEventData
{
    // Brokers take events of up to 64 KB.
    private const int MostErrors = 20;
    private const int MostRecommendations = 5;
    private const int LongestString = 2_000;

    public static void Write(Utf8JsonWriter json, JobReport job, VaultId vault)
    {
        json.WriteStartObject();
        WriteString(json, "jobId", job.JobId);
        WriteString(json, "vaultId", vault.ToString());
        WriteString(json, "id", job.Resource?.Id);
        WriteString(json, "item", job.EntityName);
        WriteString(json, "itemId", job.ItemId);
        WriteString(json, "itemKind", job.ItemKind);
        WriteString(json, "operation", job.Operation);
        WriteString(json, "status", job.Status);
        WriteString(json, "outcome", job.Outcome?.ToString());
        WriteString(json, "startTime", job.StartTime is { } start ? JobEndedEvent.Utc(start) : null);
        WriteString(json, "endTime", job.EndTime is { } end ? JobEndedEvent.Utc(end) : null);
        if (job.Duration is { } duration)
            json.WriteNumber("durationSeconds", Math.Round(duration.TotalSeconds, 3));
        if (job.TransferredBytes is { } bytes)
            json.WriteNumber("transferredBytes", bytes);
        WriteString(json, "policy", job.PolicyName);
        json.WriteStartArray("errors");
        foreach (JobErrorDetail error in job.Errors.Take(MostErrors))
            WriteError(json, error);
        json.WriteEndArray();
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
