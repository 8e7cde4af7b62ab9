using System.Text.Json;
using BackupJobs.Emulator.Wire;

namespace BackupJobs.Emulator.Graph;

/// <summary>A row of Resource Graph.</summary>
internal sealed record GraphRow
{
    public const string IdColumn = "id";

    /// <summary>All columns, in the order of the service. Those that are not members of a row have a constant value.</summary>
    public static IReadOnlyList<string> AllColumns { get; } =
    [
        IdColumn, "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId", "managedBy", "sku", "plan",
        "properties", "tags", "identity", "zones", "extendedLocation",
    ];

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Resource type, in lower case.</summary>
    public required string Type { get; init; }

    public required EmulatedVault Vault { get; init; }

    /// <summary>Whether the row is the vault itself, which has tags.</summary>
    public bool IsVault { get; init; }

    /// <summary>Region; empty for jobs.</summary>
    public string Location { get; init; } = "";

    /// <summary>Status of a job; null for other rows.</summary>
    public string? Status { get; init; }

    /// <summary>Start of a job; null for other rows.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of a job; null while it runs, and for other rows.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Writes the members of <c>properties</c>.</summary>
    public required Action<Utf8JsonWriter> WriteProperties { get; init; }

    public void Write(Utf8JsonWriter json, IReadOnlyList<string>? columns)
    {
        json.WriteStartObject();
        foreach (string column in columns ?? AllColumns)
            Write(json, column);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, string column)
    {
        if (column == "properties")
        {
            json.WriteStartObject(column);
            WriteProperties(json);
            json.WriteEndObject();
            return;
        }

        if (column == "tags" && IsVault && Vault.Tags.Count > 0)
        {
            VaultWriter.WriteTags(json, Vault);
            return;
        }

        json.WriteString(column, column switch
        {
            IdColumn => Id,
            "name" => Name,
            "type" => Type,
            "tenantId" => Tenant,
            "location" => Location,
            // Resource Graph lowers the name of the group, but not the one in the ID.
            "resourceGroup" => Vault.ResourceGroup.ToLowerInvariant(),
            "subscriptionId" => Vault.SubscriptionId,
            "kind" or "managedBy" => "",
            _ => null,
        });
    }

    // All subscriptions belong to one tenant.
    private static string Tenant { get; } = StableGuid.Of("tenant");
}
