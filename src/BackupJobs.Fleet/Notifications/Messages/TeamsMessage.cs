using System.Text.Json;

namespace BackupJobs.Fleet.Notifications;

/// <summary>
/// An adaptive card for a workflow of Microsoft Teams ("post to a channel when a webhook request is received"). Strings of jobs are text
/// runs, which have no markup.
/// </summary>
/// <remarks>Source: the schema of adaptive cards 1.4.</remarks>
internal static class TeamsMessage
{
    public static byte[] Of(
        string title, bool isGood, IReadOnlyList<(string Label, string Value)> facts, IReadOnlyList<string> paragraphs) =>
        JsonText.Write(json =>
        {
            json.WriteString("type", "message");
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("contentType", "application/vnd.microsoft.card.adaptive");
            json.WriteNull("contentUrl");
            json.WriteStartObject("content");
            json.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
            json.WriteString("type", "AdaptiveCard");
            json.WriteString("version", "1.4");
            json.WriteStartArray("body");
            WriteRuns(json, (title, true, isGood ? "good" : "attention"));
            foreach ((string label, string value) in facts)
                WriteRuns(json, (label + ": ", true, null), (value, false, null));
            foreach (string paragraph in paragraphs)
                WriteRuns(json, (paragraph, false, null));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        });

    private static void WriteRuns(Utf8JsonWriter json, params ReadOnlySpan<(string Text, bool IsBold, string? Color)> runs)
    {
        json.WriteStartObject();
        json.WriteString("type", "RichTextBlock");
        json.WriteStartArray("inlines");
        foreach ((string text, bool isBold, string? color) in runs)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextRun");
            json.WriteString("text", text);
            if (isBold)
                json.WriteString("weight", "bolder");
            if (color is not null)
                json.WriteString("color", color);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
