using System.Globalization;
using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>
/// Writes <c>properties</c> of a Recovery Services job as a row of Resource Graph has them: durations as <c>hh:mm:ss</c>, booleans as
/// strings, and the item, which the job itself does not name.
/// </summary>
internal static class GraphJobWriter
{
    public static void WriteProperties(Utf8JsonWriter json, EmulatedVault vault, JobDefinition job, JobState state)
    {
        JobTypeTraits traits = JobTypeTraits.Of(job.JobType);
        json.WriteString("jobType", job.JobType);
        json.WriteString("entityFriendlyName", job.EntityFriendlyName);
        json.WriteString("backupManagementType", job.BackupManagementType);
        foreach ((string name, string value) in job.OwnMembers)
            json.WriteString(name, value);
        json.WriteString("operation", job.Operation);
        json.WriteString("operationCategory", job.Operation);
        json.WriteString("status", state.Status);
        json.WriteString("startTime", WireText.Time(job.StartTime));
        if (state.EndTime is { } end)
            json.WriteString("endTime", WireText.Time(end));
        json.WriteString("duration", state.Duration.ToString("c", CultureInfo.InvariantCulture));
        json.WriteString("isUserTriggered", job.IsUserTriggered ? "true" : "false");
        json.WriteString("activityId", job.ActivityId);
        if (job.Item is { } item)
        {
            json.WriteString("backupInstanceId", item.PathIn(vault));
            json.WriteString("dataSourceId", item.SourceId(vault));
        }

        json.WriteString("dataSourceLocation", vault.Location);
        JobWriter.WriteErrors(json, job, state, traits);
        ExtendedInfoWriter.Write(json, job, state, traits, WireShape.Legacy);
    }
}
