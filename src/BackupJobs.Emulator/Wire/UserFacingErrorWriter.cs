using System.Text.Json;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes errors of Backup vaults (<c>UserFacingError</c>), in jobs, operations and error bodies.</summary>
internal static class UserFacingErrorWriter
{
    /// <summary>The errors of a job. The outer ones say nothing: the cause is in the innermost.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, JobDefinition job)
    {
        json.WriteStartArray(name);
        foreach (JobError error in job.Errors)
            Write(json, error, ["The job failed.", "The task failed.", error.Text]);
        json.WriteEndArray();
    }

    /// <summary><c>additionalInfo</c> of an error, which alone has the recommendations.</summary>
    public static void WriteAdditionalInfo(Utf8JsonWriter json, string code, string message, string activityId)
    {
        json.WriteStartArray("additionalInfo");
        json.WriteStartObject();
        json.WriteString("type", "UserFacingError");
        json.WriteStartObject("info");
        json.WriteString("message", message);
        json.WriteStartArray("recommendedAction");
        json.WriteStringValue("Correct the request and send it again.");
        json.WriteEndArray();
        json.WriteNull("details");
        WriteEnd(json, code, isRetryable: false, isUserError: true);
        json.WriteStartObject("properties");
        json.WriteString("ActivityId", activityId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, JobError error, ReadOnlySpan<string> messages)
    {
        bool innermost = messages.Length == 1;
        json.WriteStartObject();
        json.WriteString("message", messages[0]);
        json.WriteStartArray("recommendedAction");
        json.WriteStringValue(error.Recommendation);
        json.WriteEndArray();
        if (innermost)
        {
            json.WriteNull("details");
        }
        else
        {
            json.WriteStartArray("details");
            Write(json, error, messages[1..]);
            json.WriteEndArray();
        }

        WriteEnd(json, error.Title, isRetryable: !innermost, isUserError: false);
        json.WriteNull("properties");
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string code, bool isRetryable, bool isUserError)
    {
        json.WriteString("code", code);
        json.WriteString("target", "");
        json.WriteNull("innerError");
        json.WriteBoolean("isRetryable", isRetryable);
        json.WriteBoolean("isUserError", isUserError);
    }
}
