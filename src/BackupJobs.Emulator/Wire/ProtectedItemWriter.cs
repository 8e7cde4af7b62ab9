using System.Text.Json;
using BackupJobs.Emulator.Jobs;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes protected items of Recovery Services vaults (<c>ProtectedItemResource</c>).</summary>
internal static class ProtectedItemWriter
{
    public const string Type = "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems";

    public static void Write(Utf8JsonWriter json, HostedVault vault, EmulatedItem item, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("id", item.PathIn(vault.Definition));
        json.WriteString("name", item.Name);
        json.WriteString("type", Type);
        json.WriteStartObject("properties");
        WriteProperties(json, vault, item, now);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The members of <c>properties</c>.</summary>
    public static void WriteProperties(Utf8JsonWriter json, HostedVault vault, EmulatedItem item, DateTimeOffset now)
    {
        (string type, string management, string workload) = Kind(item);
        json.WriteString("friendlyName", item.FriendlyName);
        json.WriteString("protectionStatus", "Healthy");
        json.WriteString("protectionState", item.IsStopped ? "ProtectionStopped" : "Protected");
        if (vault.LastBackup(item, now) is { } last)
        {
            // The last status has words of its own: a backup with warnings is completed.
            json.WriteString("lastBackupStatus", last.At(now).Status == "Failed" ? "Failed" : "Completed");
            json.WriteString("lastBackupTime", WireText.Time(last.Definition.StartTime));
        }

        json.WriteString("protectedItemType", type);
        json.WriteString("backupManagementType", management);
        json.WriteString("workloadType", workload);
        json.WriteString("containerName", ContainerName(item));
        json.WriteString("sourceResourceId", item.SourceId(vault.Definition));
        json.WriteString("policyId", $"{vault.Definition.Path}/backupPolicies/{item.PolicyName}");
        if (vault.LastSuccess(item, now) is { } success)
            json.WriteString("lastRecoveryPoint", WireText.Time(success.Definition.StartTime));
    }

    /// <summary>Discriminator, backup management type and workload type.</summary>
    public static (string Type, string ManagementType, string WorkloadType) Kind(EmulatedItem item)
    {
        JobTemplate template = JobTemplate.ForItem(item.Name);
        return template == JobTemplate.FileShare ? ("AzureFileShareProtectedItem", template.ManagementType, "AzureFileShare")
            : template == JobTemplate.Database ? ("AzureVmWorkloadSQLDatabase", template.ManagementType, "SQLDataBase")
            : ("Microsoft.Compute/virtualMachines", template.ManagementType, "VM");
    }

    /// <summary>Name of the container without the prefix that URLs have.</summary>
    public static string? ContainerName(EmulatedItem item) => item.Container?[(item.Container.IndexOf(';') + 1)..];
}
