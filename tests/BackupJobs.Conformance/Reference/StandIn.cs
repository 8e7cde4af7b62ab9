using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Reference;

/// <summary>A value for a required parameter that is missing in an example, so that the rest can be replayed.</summary>
internal static class StandIn
{
    private const int Deepest = 8;

    public static JsonElement For(SpecFiles files, Node? schema) => JsonSerializer.SerializeToElement(Value(files, schema, 0));

    private static JsonNode? Value(SpecFiles files, Node? reference, int depth)
    {
        if (reference is null || depth > Deepest)
            return JsonValue.Create("x");
        Node schema = files.Follow(reference);
        if (schema["enum"]?.Items.FirstOrDefault() is { } known)
            return JsonNode.Parse(known.Value.GetRawText());
        return schema.Text("type") switch
        {
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(true),
            "array" => new JsonArray(Value(files, schema["items"], depth + 1)),
            "string" => JsonValue.Create(Text(schema.Text("format"))),
            null when schema["properties"] is null && schema["allOf"] is null => JsonValue.Create("x"),
            _ => Members(files, schema, depth),
        };
    }

    private static JsonObject Members(SpecFiles files, Node schema, int depth)
    {
        SchemaMembers members = SchemaMembers.Of(files, schema);
        return new JsonObject(members.Required
            .Where(members.Properties.ContainsKey)
            .Select(name => KeyValuePair.Create(name, Value(files, members.Properties[name], depth + 1))));
    }

    private static string Text(string? format) => format switch
    {
        "date" => "2024-01-02",
        "date-time" => "2024-01-02T03:04:05Z",
        "date-time-rfc1123" => "Tue, 02 Jan 2024 03:04:05 GMT",
        "duration" => "PT1H",
        "uuid" => "11111111-2222-3333-4444-555555555555",
        "byte" => "AQID",
        _ => "x",
    };
}
