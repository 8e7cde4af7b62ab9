using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// Reads protected items and backup instances, from lists and from rows of Resource Graph, which have more members than the lists.
/// Members of an unexpected shape are left out.
/// </summary>
internal static class ProtectedItemReader
{
    /// <summary>One item; null if the JSON is not that of an item in a vault.</summary>
    public static ProtectedItemInfo? Read(RawJson json)
    {
        Parts parts = new();
        JsonTokenReader reader = new(json.Utf8.Span);
        reader.Read();
        JsonWalk.Members(ref reader, parts, static (ref JsonTokenReader value, string name, Parts item) =>
        {
            if (name == "id")
                item.Id = JsonWalk.String(ref value);
            else if (name == "name")
                item.Name = JsonWalk.String(ref value);
            else if (name == "properties")
                JsonWalk.Members(ref value, item, ReadProperty);
        });
        if (parts.Id is null || !VaultId.TryParse(parts.Id, out VaultId? vault))
            return null;
        return new ProtectedItemInfo
        {
            Id = parts.Id,
            Vault = vault,
            Name = parts.FriendlyName ?? parts.Name ?? JobName.LastSegment(parts.Id),
            Kind = parts.Kind,
            SourceId = parts.SourceId,
            PolicyName = parts.PolicyName,
            ProtectionState = parts.State,
            LastRecoveryPoint = parts.LastRecoveryPoint,
        };
    }

    private static void ReadProperty(ref JsonTokenReader reader, string name, Parts item)
    {
        switch (name)
        {
            case "friendlyName":
                item.FriendlyName = JsonWalk.String(ref reader);
                break;
            case "workloadType":
                item.Kind = JsonWalk.String(ref reader);
                break;
            case "sourceResourceId" or "dataSourceId":
                item.SourceId ??= JsonWalk.String(ref reader);
                break;
            case "policyName":
                item.PolicyName = JsonWalk.String(ref reader);
                break;
            case "policyId":
                item.PolicyName ??= NameIn(JsonWalk.String(ref reader));
                break;
            case "protectionState" or "currentProtectionState":
                item.State = JsonWalk.String(ref reader);
                break;
            case "lastRecoveryPoint":
                item.LastRecoveryPoint = JsonWalk.Instant(ref reader);
                break;
            default:
                ReadInstance(ref reader, name, item);
                break;
        }
    }

    // Backup instances have these in objects, and the newest recovery point in rows of Resource Graph only.
    private static void ReadInstance(ref JsonTokenReader reader, string name, Parts item)
    {
        switch (name)
        {
            case "dataSourceInfo":
                JsonWalk.Members(ref reader, item, static (ref JsonTokenReader value, string member, Parts parts) =>
                {
                    if (member == "datasourceType")
                        parts.Kind = JsonWalk.String(ref value);
                    else if (member == "resourceID")
                        parts.SourceId = JsonWalk.String(ref value);
                    else if (member == "resourceName")
                        parts.FriendlyName ??= JsonWalk.String(ref value);
                });
                break;
            case "policyInfo":
                JsonWalk.Members(ref reader, item, static (ref JsonTokenReader value, string member, Parts parts) =>
                {
                    if (member == "policyId")
                        parts.PolicyName ??= NameIn(JsonWalk.String(ref value));
                });
                break;
        }
    }

    private static string? NameIn(string? id) => id is null ? null : JobName.LastSegment(id);

    private sealed class Parts
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public string? FriendlyName { get; set; }

        public string? Kind { get; set; }

        public string? SourceId { get; set; }

        public string? PolicyName { get; set; }

        public string? State { get; set; }

        public DateTimeOffset? LastRecoveryPoint { get; set; }
    }
}
