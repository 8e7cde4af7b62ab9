using System.Text.Json;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Reads rows of Resource Graph. A row that does not fit is left out, and the others stay.</summary>
internal static class GraphRowReader
{
    private const string BackupVaultType = "microsoft.dataprotection/";

    public static List<RawJson> Split(RawJson data)
    {
        JsonTokenReader reader = new(data.Utf8.Span);
        reader.Read();
        return JsonWalk.Items(ref reader, static (ref JsonTokenReader row) => RawJson.Capture(ref row));
    }

    /// <summary>A row of either kind of vault as a job; null if it does not fit, which is reported.</summary>
    public static JobResource? Job(RawJson row, int index, Action<UnreadableItem>? unreadable)
    {
        try
        {
            return JobJson.Read(row, IsOfBackupVault(row) ? VaultKind.BackupVault : VaultKind.RecoveryServices);
        }
        catch (JsonReadException fault)
        {
            unreadable?.Invoke(new UnreadableItem(index, row, fault));
            return null;
        }
    }

    public static VaultInfo? Vault(RawJson row)
    {
        Dictionary<string, string> cells = Cells(row);
        return VaultId.TryParse(cells.GetValueOrDefault("id"), out VaultId? id)
            ? new VaultInfo(id, Blank(cells.GetValueOrDefault("location")), Blank(cells.GetValueOrDefault("tenantId")))
            {
                Tags = Tags(row),
            }
            : null;
    }

    /// <summary>Whether a row is of a Backup vault. Nothing but its type is read.</summary>
    public static bool IsOfBackupVault(RawJson row)
    {
        JsonTokenReader reader = new(row.Utf8.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (JsonObjects.NextMember(ref reader))
        {
            bool isType = JsonObjects.MemberName(in reader).SequenceEqual("type"u8);
            reader.Read();
            if (isType)
                return JsonWalk.String(ref reader)?.StartsWith(BackupVaultType, StringComparison.OrdinalIgnoreCase) == true;
            reader.Skip();
        }

        return false;
    }

    // No object where the vault has no tags.
    private static ValueMap<string> Tags(RawJson row)
    {
        JsonTokenReader reader = new(row.Utf8.Span);
        reader.Read();
        while (JsonObjects.NextMember(ref reader))
        {
            bool isTags = JsonObjects.MemberName(in reader).SequenceEqual("tags"u8);
            reader.Read();
            if (isTags)
                return reader.TokenType == JsonTokenType.StartObject ? new ValueMap<string>(Strings(ref reader)) : ValueMap<string>.Empty;
            reader.Skip();
        }

        return ValueMap<string>.Empty;
    }

    /// <summary>The members of a row that are strings.</summary>
    private static Dictionary<string, string> Cells(RawJson row)
    {
        JsonTokenReader reader = new(row.Utf8.Span);
        reader.Read();
        return Strings(ref reader);
    }

    private static Dictionary<string, string> Strings(ref JsonTokenReader reader)
    {
        Dictionary<string, string> cells = [];
        JsonWalk.Members(ref reader, cells, static (ref JsonTokenReader value, string name, Dictionary<string, string> found) =>
        {
            if (value.TokenType == JsonTokenType.String)
                found[name] = JsonWalk.Display(ref value);
        });
        return cells;
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
