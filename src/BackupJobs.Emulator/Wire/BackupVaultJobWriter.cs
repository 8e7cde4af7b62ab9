using System.Globalization;
using System.Text.Json;
using System.Xml;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>
/// Writes the state of a job of a Backup vault (<c>AzureBackupJobResource</c>). Members without a value are null, not absent.
/// </summary>
internal static class BackupVaultJobWriter
{
    private const string CrossRegion = "CrossRegionRestore";

    /// <param name="json">Writer, at a position where a value is expected.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="job">The job.</param>
    /// <param name="state">State of the job.</param>
    /// <param name="form">Where it is written.</param>
    public static void Write(Utf8JsonWriter json, EmulatedVault vault, JobDefinition job, JobState state, BackupVaultJobForm form)
    {
        json.WriteStartObject();
        json.WriteStartObject("properties");
        WriteProperties(json, vault, job, state, form);
        json.WriteEndObject();
        json.WriteString("id", $"{vault.Path}/backupJobs/{job.Name}");
        json.WriteString("name", job.Name);
        json.WriteString("type", vault.Type + "/backupJobs");
        json.WriteEndObject();
    }

    /// <summary>The members of <c>properties</c>.</summary>
    public static void WriteProperties(
        Utf8JsonWriter json, EmulatedVault vault, JobDefinition job, JobState state, BackupVaultJobForm form)
    {
        EmulatedItem item = job.Item!;
        bool restore = IsRestore(job);
        json.WriteString("activityID", job.ActivityId);
        json.WriteString("subscriptionId", vault.SubscriptionId);
        json.WriteString("backupInstanceId", item.PathIn(vault));
        json.WriteString("policyId", $"{vault.Path}/backupPolicies/{item.PolicyName}");
        json.WriteString("dataSourceId", item.SourceId(vault));
        json.WriteString("vaultName", vault.Name);
        json.WriteString("backupInstanceFriendlyName", job.EntityFriendlyName);
        json.WriteString("policyName", item.PolicyName);
        json.WriteString("sourceResourceGroup", item.SourceGroup);
        json.WriteNull("dataSourceSetName");
        json.WriteString("dataSourceName", item.FriendlyName);
        json.WriteNull("sourceDataStoreName");
        json.WriteString("sourceDataStoreType", restore ? "OperationalStore" : null);
        json.WriteString("destinationDataStoreName", !restore && state.IsDone ? "OperationalTierStore" : null);
        json.WriteBoolean("progressEnabled", false);
        json.WriteString("etag", Etag(job, state));
        json.WriteString("sourceSubscriptionID", vault.SubscriptionId);
        json.WriteString("dataSourceLocation", vault.Location);
        json.WriteString("startTime", WireText.Time(job.StartTime));
        json.WriteString("endTime", state.EndTime is { } end ? WireText.Time(end) : null);
        json.WriteString("dataSourceType", item.SourceType);
        json.WriteString("operationCategory", Operation(job));
        json.WriteString("operation", Operation(job));
        json.WriteString("status", state.Status);
        json.WriteNull("restoreType");
        json.WriteBoolean("isUserTriggered", job.IsUserTriggered);
        json.WriteNull("rehydrationPriority");
        WriteActions(json, job);
        json.WriteString("duration", Duration(state, form));
        json.WriteNull("progressUrl");
        if (job.Operation == CrossRegion)
            json.WriteBoolean("isCrossRegionRestore", true);
        else
            json.WriteNull("isCrossRegionRestore");
        if (job.Errors.Count > 0 && state.Status is "Failed")
            UserFacingErrorWriter.WriteList(json, "errorDetails", job);
        else
            json.WriteNull("errorDetails");
        if (form == BackupVaultJobForm.List)
            json.WriteNull("extendedInfo");
        else
            WriteExtendedInfo(json, job, state, form);
    }

    private static bool IsRestore(JobDefinition job) => job.Operation is "Restore" or CrossRegion;

    // The paired region has restores only, and no word of its own for them.
    private static string Operation(JobDefinition job) => job.Operation == CrossRegion ? "Restore" : job.Operation;

    // A job that a person started has one action without a name; a scheduled one has none.
    private static void WriteActions(Utf8JsonWriter json, JobDefinition job)
    {
        json.WriteStartArray("supportedActions");
        if (job.IsUserTriggered)
            json.WriteStringValue("");
        json.WriteEndArray();
    }

    // Zero until the end, however long the job runs.
    private static string Duration(JobState state, BackupVaultJobForm form)
    {
        TimeSpan duration = state.IsDone ? state.Duration : TimeSpan.Zero;
        return form == BackupVaultJobForm.Details
            ? XmlConvert.ToString(duration)
            : duration.ToString("c", CultureInfo.InvariantCulture);
    }

    private static string Etag(JobDefinition job, JobState state)
    {
        DateTimeOffset changed = state.EndTime ?? job.StartTime;
        string time = changed.AddMilliseconds(83).UtcDateTime
            .ToString("yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'", CultureInfo.InvariantCulture);
        return $"W/\"datetime'{time}'\"";
    }

    private static void WriteExtendedInfo(Utf8JsonWriter json, JobDefinition job, JobState state, BackupVaultJobForm form)
    {
        bool restore = IsRestore(job);
        json.WriteStartObject("extendedInfo");
        json.WriteNull("backupInstanceState");
        json.WriteNull("dataTransferredInBytes");
        WriteRecoveryPoint(json, "targetRecoverPoint", !restore && state.IsDone ? Sentinel(form) : null, job);
        WriteRecoveryPoint(json, "sourceRecoverPoint", restore ? WireText.Time(job.StartTime.AddDays(-1)) : null, job);
        json.WriteNull("recoveryDestination");
        WriteTasks(json, job, state);
        if (restore)
        {
            json.WriteNull("additionalDetails");
        }
        else
        {
            json.WriteStartObject("additionalDetails");
            json.WriteString("RetentionTag", "Default");
            json.WriteEndObject();
        }

        json.WriteNull("warningDetails");
        json.WriteEndObject();
    }

    private static string Sentinel(BackupVaultJobForm form) =>
        WireText.SentinelTime + (form == BackupVaultJobForm.GraphRow ? ".0000000Z" : "Z");

    private static void WriteRecoveryPoint(Utf8JsonWriter json, string name, string? time, JobDefinition job)
    {
        if (time is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("recoveryPointID", StableGuid.Of(name + job.Name).Replace("-", "", StringComparison.Ordinal));
        json.WriteString("recoveryPointTime", time);
        json.WriteEndObject();
    }

    private static void WriteTasks(Utf8JsonWriter json, JobDefinition job, JobState state)
    {
        json.WriteStartArray("subTasks");
        json.WriteStartObject();
        json.WriteNumber("taskId", 1);
        json.WriteString("taskName", "Trigger " + Operation(job));
        json.WriteString("taskStatus", state.Status);
        json.WriteNull("taskProgress");
        if (state.IsDone)
        {
            json.WriteStartObject("additionalDetails");
            json.WriteString("OriginalDatasourceSizeInBytes", "34359738368");
            json.WriteString("TaskId", job.ActivityId);
            json.WriteString("DatasourceType", job.Item!.SourceType);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("additionalDetails");
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
