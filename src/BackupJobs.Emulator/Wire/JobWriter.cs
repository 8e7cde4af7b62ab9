using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes the state of a job (<c>JobResource</c>).</summary>
internal static class JobWriter
{
    /// <param name="json">Writer, at a position where a value is expected.</param>
    /// <param name="job">The job.</param>
    /// <param name="state">State of the job.</param>
    /// <param name="idPrefix">ID of the job up to its name, with a trailing slash.</param>
    /// <param name="shape">Wire format of values.</param>
    /// <param name="details">Whether to write <c>extendedInfo</c>, which lists do not have.</param>
    public static void Write(Utf8JsonWriter json, JobDefinition job, JobState state, string idPrefix, WireShape shape, bool details)
    {
        JobTypeTraits traits = JobTypeTraits.Of(job.JobType);
        json.WriteStartObject();
        json.WriteString("id", idPrefix + job.Name);
        json.WriteString("name", job.Name);
        json.WriteString("type", "Microsoft.RecoveryServices/vaults/backupJobs");
        json.WriteStartObject("properties");
        json.WriteString("jobType", job.JobType);
        json.WriteString("duration", WireText.Duration(state.Duration, shape));
        if (job.Cancellable)
            WriteActions(json, shape);
        foreach ((string name, string value) in job.OwnMembers)
            json.WriteString(name, value);
        WriteErrors(json, job, state, traits);
        if (details)
            ExtendedInfoWriter.Write(json, job, state, traits, shape);
        json.WriteString("entityFriendlyName", job.EntityFriendlyName);
        json.WriteString("backupManagementType", job.BackupManagementType);
        json.WriteString("operation", job.Operation);
        json.WriteString("status", state.Status);
        json.WriteString("startTime", WireText.Time(job.StartTime));
        // Unlike operations and tasks, a running job has no sentinel as its end time: the member is absent.
        if (state.EndTime is { } end)
            json.WriteString("endTime", WireText.Time(end));
        json.WriteString("activityId", job.ActivityId);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, WireShape shape)
    {
        json.WriteStartArray("actionsInfo");
        if (shape.IntegerActions)
            json.WriteNumberValue(1);
        else
            json.WriteStringValue("Cancellable");
        json.WriteEndArray();
    }

    /// <summary>The errors of a job that has some; otherwise the member is absent.</summary>
    public static void WriteErrors(Utf8JsonWriter json, JobDefinition job, JobState state, JobTypeTraits traits)
    {
        if (job.Errors.Count == 0 || state.Status is not ("Failed" or "CompletedWithWarnings"))
            return;
        json.WriteStartArray("errorDetails");
        foreach (JobError error in job.Errors)
        {
            json.WriteStartObject();
            if (traits.ErrorCode)
                json.WriteNumber("errorCode", error.Code);
            if (traits.ErrorTitle)
                json.WriteString("errorTitle", error.Title);
            json.WriteString("errorString", error.Text);
            json.WriteStartArray("recommendations");
            json.WriteStringValue(error.Recommendation);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
