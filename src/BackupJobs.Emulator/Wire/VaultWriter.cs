using System.Text.Json;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes vaults of both kinds.</summary>
internal static class VaultWriter
{
    public static void Write(Utf8JsonWriter json, EmulatedVault vault)
    {
        json.WriteStartObject();
        json.WriteString("location", vault.Location);
        if (vault.Tags.Count > 0)
            WriteTags(json, vault);
        if (vault.Kind == EmulatedVaultKind.RecoveryServices)
            WriteSku(json);
        json.WriteStartObject("properties");
        WriteProperties(json, vault);
        json.WriteEndObject();
        json.WriteString("id", vault.Path);
        json.WriteString("name", vault.Name);
        json.WriteString("type", vault.Type);
        json.WriteEndObject();
    }

    /// <summary>The members of <c>properties</c>.</summary>
    public static void WriteProperties(Utf8JsonWriter json, EmulatedVault vault)
    {
        json.WriteString("provisioningState", "Succeeded");
        if (vault.Kind == EmulatedVaultKind.RecoveryServices)
            return;
        json.WriteStartArray("storageSettings");
        json.WriteStartObject();
        json.WriteString("datastoreType", "VaultStore");
        json.WriteString("type", "GeoRedundant");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void WriteTags(Utf8JsonWriter json, EmulatedVault vault)
    {
        json.WriteStartObject("tags");
        foreach ((string name, string value) in vault.Tags)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteSku(Utf8JsonWriter json)
    {
        json.WriteStartObject("sku");
        json.WriteString("name", "RS0");
        json.WriteString("tier", "Standard");
        json.WriteEndObject();
    }
}
