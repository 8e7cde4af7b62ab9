using BackupJobs.DataProtection;
using BackupJobs.ProtectedItems;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Items of the vaults' own lists. Rows of Resource Graph have other members: <see cref="ProtectedItemReader"/> reads these.
/// </summary>
internal static class ListedItems
{
    /// <summary>A backup instance; null if its id is not in a vault.</summary>
    public static ProtectedItemInfo? Of(BackupInstanceResource resource)
    {
        if (!VaultId.TryParse(resource.Id, out VaultId? vault))
            return null;
        BackupInstance? instance = resource.Properties;
        return new ProtectedItemInfo
        {
            Id = resource.Id!,
            Vault = vault,
            Name = FirstOf(instance?.FriendlyName, instance?.DataSourceInfo.ResourceName, resource.Name)
                ?? JobName.LastSegment(resource.Id!),
            Kind = FirstOf(instance?.DataSourceInfo.DatasourceType),
            SourceId = FirstOf(instance?.DataSourceInfo.ResourceID),
            PolicyName = NameIn(instance?.PolicyInfo.PolicyId),
            ProtectionState = instance?.CurrentProtectionState?.Value,
        };
    }

    /// <summary>A protected item; null if its id is not in a vault.</summary>
    public static ProtectedItemInfo? Of(ProtectedItemResource resource)
    {
        if (!VaultId.TryParse(resource.Id, out VaultId? vault))
            return null;
        ProtectedItem? item = resource.Properties;
        (string? name, string? state) = Own(item);
        return new ProtectedItemInfo
        {
            Id = resource.Id!,
            Vault = vault,
            Name = FirstOf(name, resource.Name) ?? JobName.LastSegment(resource.Id!),
            Kind = item?.WorkloadType?.Value,
            SourceId = FirstOf(item?.SourceResourceId),
            PolicyName = FirstOf(item?.PolicyName) ?? NameIn(item?.PolicyId),
            ProtectionState = state,
            LastRecoveryPoint = item?.LastRecoveryPoint,
        };
    }

    // Each kind of item declares its name for display and its state itself. The members of kinds that no document has are unknown ones.
    private static (string? Name, string? State) Own(ProtectedItem? item) => item switch
    {
        AzureIaaSVMProtectedItem machine => (machine.FriendlyName, machine.ProtectionState?.Value),
        AzureVmWorkloadProtectedItem workload => (workload.FriendlyName, workload.ProtectionState?.Value),
        AzureFileshareProtectedItem share => (share.FriendlyName, share.ProtectionState?.Value),
        AzureSqlProtectedItem database => (null, database.ProtectionState?.Value),
        DPMProtectedItem server => (server.FriendlyName, server.ProtectionState?.Value),
        GenericProtectedItem generic => (generic.FriendlyName, generic.ProtectionState?.Value),
        MabFileFolderProtectedItem folder => (folder.FriendlyName, folder.ProtectionState),
        null => (null, null),
        _ => (StringIn(item.AdditionalProperties, "friendlyName"), StringIn(item.AdditionalProperties, "protectionState")),
    };

    private static string? StringIn(JsonProperties members, string name) =>
        members.TryGetValue(name, out RawJson? json) && json.Element is { ValueKind: System.Text.Json.JsonValueKind.String } text
            ? text.GetString()
            : null;

    private static string? NameIn(string? id) => string.IsNullOrEmpty(id) ? null : JobName.LastSegment(id);

    private static string? FirstOf(params ReadOnlySpan<string?> names)
    {
        foreach (string? name in names)
        {
            if (!string.IsNullOrEmpty(name))
                return name;
        }

        return null;
    }
}
