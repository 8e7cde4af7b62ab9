using System.Text.Json;

namespace BackupJobs.Fleet.Notifications;

/// <summary>A message for an incoming webhook of Slack. Strings of jobs are plain text in it, without markup and mentions.</summary>
/// <remarks>Source: Slack's reference of Block Kit: a header has 150 characters at most, a section 10 fields of 2,000.</remarks>
internal static class SlackMessage
{
    private const int LongestHeader = 150;
    private const int MostFields = 10;

    public static byte[] Of(string title, IReadOnlyList<(string Label, string Value)> facts, IReadOnlyList<string> paragraphs) =>
        JsonText.Write(json =>
        {
            // For notifications and readers without blocks; unlike the blocks it is markup.
            json.WriteString("text", Escape(title));
            json.WriteStartArray("blocks");
            json.WriteStartObject();
            json.WriteString("type", "header");
            WriteText(json, "text", title.Length > LongestHeader ? title[..(LongestHeader - 1)] + "…" : title);
            json.WriteEndObject();
            foreach ((string Label, string Value)[] part in facts.Chunk(MostFields))
                WriteFields(json, part);
            foreach (string paragraph in paragraphs)
                WriteSection(json, paragraph);
            json.WriteEndArray();
        });

    private static void WriteFields(Utf8JsonWriter json, IEnumerable<(string Label, string Value)> facts)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartArray("fields");
        foreach ((string label, string value) in facts)
            WriteText(json, null, $"{label}: {value}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, string paragraph)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        WriteText(json, "text", paragraph);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string? name, string text)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartObject();
        json.WriteString("type", "plain_text");
        json.WriteString("text", text);
        json.WriteBoolean("emoji", false);
        json.WriteEndObject();
    }

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
