using System.Text.Json;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes backup instances and their policies.</summary>
internal static class BackupInstanceWriter
{
    /// <summary>Name of the rule that backs up in every policy.</summary>
    public const string Rule = "BackupDaily";

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
        WriteRule(json, "Default", "AzureRetentionRule");
        WriteRule(json, Rule, "AzureBackupRule");
        json.WriteEndArray();
        json.WriteStartArray("datasourceTypes");
        foreach (string type in vault.Items.Where(item => item.PolicyName == name).Select(item => item.SourceType).Distinct())
            json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteString("objectType", "BackupPolicy");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string name, string objectType)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("objectType", objectType);
        json.WriteEndObject();
    }
}
