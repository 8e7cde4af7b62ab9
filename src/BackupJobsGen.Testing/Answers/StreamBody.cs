using System.Text;
using System.Text.Json.Nodes;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>Writes items one after the other: lines, records and server-sent events.</summary>
internal static class StreamBody
{
    private const char RecordSeparator = '\u001E';

    // Names of the HTML standard and those of .NET.
    private static readonly (string Field, string[] Names)[] Fields =
        [("event", ["event", "eventType"]), ("id", ["id", "eventId"]), ("retry", ["retry", "reconnectionInterval"])];

    private static readonly HashSet<string> EventMembers = [.. Fields.SelectMany(field => field.Names), "data", "comment"];

    // An object with data and an id may be the data itself; with one of these it is an event.
    private static readonly string[] Marks = ["event", "eventType", "retry", "reconnectionInterval", "eventId"];

    /// <summary>Whether a media type is one of items that arrive one by one.</summary>
    public static bool IsStream(string mediaType) => MediaTypeRules.Plain(mediaType) is var bare
        && (bare is "text/event-stream" or "application/json-seq"
            || LineMediaTypes.Contains(bare)
            || bare.EndsWith("+json-seq", StringComparison.Ordinal));

    /// <summary>The items as a body.</summary>
    /// <param name="mediaType">How they are separated.</param>
    /// <param name="areEvents">Whether the document describes whole events, and not their data.</param>
    public static byte[] Write(string mediaType, IEnumerable<Node?> items, bool areEvents)
    {
        string bare = MediaTypeRules.Plain(mediaType);
        StringBuilder body = new();
        foreach (Node? item in items)
        {
            if (bare == "text/event-stream")
                WriteEvent(body, item, areEvents);
            else
                body.Append(LineMediaTypes.Contains(bare) ? "" : RecordSeparator.ToString()).Append(Json(item)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(body.ToString());
    }

    private static void WriteEvent(StringBuilder body, Node? item, bool areEvents)
    {
        Node? data = item;
        if (item is JsonObject whole && IsEvent(whole, areEvents))
        {
            WriteField(body, "", whole["comment"]);
            foreach ((string field, string[] names) in Fields)
                WriteField(body, field, names.Select(name => whole[name]).FirstOrDefault(value => value is not null));
            data = whole["data"];
        }

        string text = data is JsonValue value && value.TryGetValue(out string? plain) ? plain : Json(data);
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
            body.Append("data: ").Append(line).Append('\n');
        body.Append('\n');
    }

    private static bool IsEvent(JsonObject item, bool areEvents) =>
        item.ContainsKey("data") && item.All(member => EventMembers.Contains(member.Key)) && (areEvents || Marks.Any(item.ContainsKey));

    private static void WriteField(StringBuilder body, string name, Node? value)
    {
        if (value is JsonValue scalar)
            body.Append(name).Append(": ").Append(scalar.ToString().ReplaceLineEndings(" ")).Append('\n');
    }

    private static string Json(Node? value) => value?.ToJsonString() ?? "null";
}
