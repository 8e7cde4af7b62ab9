using System.Text.Json;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes backup instances and their policies.</summary>
internal static class BackupInstanceWriter
{
    /// <summary>Name of the rule that backs up in every policy.</summary>
    public const string Rule = "BackupDaily";

    private const string Retention = "Default";

    public static void Write(Utf8JsonWriter json, EmulatedVault vault, EmulatedItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.PathIn(vault));
        json.WriteString("name", item.Name);
        json.WriteString("type", vault.Type + "/backupInstances");
        json.WriteStartObject("properties");
        WriteProperties(json, vault, item);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The members of <c>properties</c>.</summary>
    public static void WriteProperties(Utf8JsonWriter json, EmulatedVault vault, EmulatedItem item)
    {
        json.WriteString("friendlyName", item.FriendlyName);
        json.WriteStartObject("dataSourceInfo");
        json.WriteString("resourceID", item.SourceId(vault));
        json.WriteString("resourceUri", "");
        json.WriteString("datasourceType", item.SourceType);
        json.WriteString("resourceName", item.FriendlyName);
        json.WriteString("resourceType", item.SourceType);
        json.WriteString("resourceLocation", vault.Location);
        json.WriteString("objectType", "Datasource");
        json.WriteEndObject();
        json.WriteStartObject("policyInfo");
        json.WriteString("policyId", $"{vault.Path}/backupPolicies/{item.PolicyName}");
        json.WriteString("policyVersion", "");
        json.WriteEndObject();
        json.WriteStartObject("protectionStatus");
        json.WriteString("status", item.IsStopped ? "ProtectionStopped" : "ProtectionConfigured");
        json.WriteEndObject();
        json.WriteString("currentProtectionState", item.IsStopped ? "ProtectionStopped" : "ProtectionConfigured");
        json.WriteString("provisioningState", "Succeeded");
        json.WriteString("objectType", "BackupInstance");
    }

    public static void WritePolicy(Utf8JsonWriter json, EmulatedVault vault, string name)
    {
        json.WriteStartObject();
        json.WriteString("id", $"{vault.Path}/backupPolicies/{name}");
        json.WriteString("name", name);
        json.WriteString("type", vault.Type + "/backupPolicies");
        json.WriteStartObject("properties");
        json.WriteStartArray("policyRules");
        WriteRetention(json);
        WriteBackups(json);
        json.WriteEndArray();
        json.WriteStartArray("datasourceTypes");
        foreach (string type in vault.Items.Where(item => item.PolicyName == name).Select(item => item.SourceType).Distinct())
            json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteString("objectType", "BackupPolicy");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRetention(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Retention);
        json.WriteString("objectType", "AzureRetentionRule");
        json.WriteBoolean("isDefault", true);
        json.WriteStartArray("lifecycles");
        json.WriteStartObject();
        json.WriteStartObject("deleteAfter");
        json.WriteString("objectType", "AbsoluteDeleteOption");
        json.WriteString("duration", "P7D");
        json.WriteEndObject();
        WriteStore(json, "sourceDataStore");
        json.WriteStartArray("targetDataStoreCopySettings");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBackups(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Rule);
        json.WriteString("objectType", "AzureBackupRule");
        json.WriteStartObject("backupParameters");
        json.WriteString("objectType", "AzureBackupParams");
        json.WriteString("backupType", "Incremental");
        json.WriteEndObject();
        WriteStore(json, "dataStore");
        json.WriteStartObject("trigger");
        json.WriteString("objectType", "ScheduleBasedTriggerContext");
        json.WriteStartObject("schedule");
        json.WriteStartArray("repeatingTimeIntervals");
        json.WriteStringValue("R/2026-01-01T02:00:00+00:00/P1D");
        json.WriteEndArray();
        json.WriteString("timeZone", "UTC");
        json.WriteEndObject();
        json.WriteStartArray("taggingCriteria");
        json.WriteStartObject();
        json.WriteBoolean("isDefault", true);
        json.WriteNumber("taggingPriority", 99);
        json.WriteStartObject("tagInfo");
        json.WriteString("id", Retention + "_");
        json.WriteString("tagName", Retention);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStore(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("dataStoreType", "OperationalStore");
        json.WriteString("objectType", "DataStoreInfoBase");
        json.WriteEndObject();
    }
}
