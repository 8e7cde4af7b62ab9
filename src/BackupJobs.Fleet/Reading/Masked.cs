using System.Text;
using System.Text.Json;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>Text of a service without what looks like a secret. Text without any is unchanged.</summary>
internal static class Masked
{
    private const string Mask = "***";

    /// <summary>A string as it is stored.</summary>
    public static string? Text(string? text) => text is null ? null : Safe.Text(Value(text));

    /// <summary>JSON in which strings are masked, and whole values whose names are those of secrets. It stays JSON.</summary>
    public static string Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using MemoryStream masked = new();
        using (Utf8JsonWriter writer = new(masked))
            Write(writer, document.RootElement);
        return Encoding.UTF8.GetString(masked.ToArray());
    }

    private static string Value(string text)
    {
        string masked = Redact.Text(text);
        return IsSame(text, masked) ? text : masked;
    }

    // The mask also replaces control characters, which is no reason to change what is stored.
    private static bool IsSame(string text, string masked)
    {
        if (text.Length != masked.Length)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != masked[i] && !(masked[i] is ' ' or '?' && (char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029')))
                return false;
        }

        return true;
    }

    // The names that the mask knows are in it alone.
    private static bool IsSecret(string name)
    {
        string pair = $"{{{JsonSerializer.Serialize(name)}:\"{nameof(Masked)}\"}}";
        return Redact.Text(pair) != pair;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement entry in element.EnumerateArray())
                    Write(writer, entry);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Value(element.GetString()!));
                break;
            default:
                // A number keeps its digits.
                writer.WriteRawValue(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element)
    {
        // Property bags name their values: {"key": "password", "value": "…"}.
        bool isPairOfSecret = element.EnumerateObject().Any(member =>
            member.Value.ValueKind == JsonValueKind.String
            && (Is(member, "key") || Is(member, "name")) && IsSecret(member.Value.GetString()!));
        writer.WriteStartObject();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            bool isSecret = (isPairOfSecret && Is(member, "value")) || IsSecret(member.Name);
            writer.WritePropertyName(member.Name);
            if (isSecret && member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False))
                writer.WriteStringValue(Mask);
            else
                Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static bool Is(JsonProperty member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);
}
