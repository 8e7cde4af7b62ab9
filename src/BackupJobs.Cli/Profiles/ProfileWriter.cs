using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobs.Cli;

/// <summary>Writes profiles as JSON.</summary>
internal static class ProfileWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(ProfileList profiles)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            if (profiles.Current is { } current)
                json.WriteString("current", current);
            json.WriteStartObject("profiles");
            foreach (Profile profile in profiles.All)
            {
                json.WritePropertyName(profile.Name);
                Write(json, profile);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        WriteList(json, "vaults", profile.Vaults);
        WriteList(json, "subscriptions", profile.Subscriptions);
        WriteList(json, "managementGroups", profile.ManagementGroups);
        if (profile.AllVaults)
            json.WriteBoolean("allVaults", true);
        WriteString(json, "resourceGroup", profile.ResourceGroup);
        WriteString(json, "tenant", profile.Tenant);
        WriteString(json, "cloud", profile.Cloud);
        WriteString(json, "endpoint", profile.Endpoint);
        WriteString(json, "output", profile.Output);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteString(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
