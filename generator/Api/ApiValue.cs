using BackupJobsGen.Json;

namespace BackupJobsGen.Api;

/// <summary>A constant or default of a document: a JSON value that compares by value.</summary>
/// <param name="Content">A string's content without quotes and escapes; the JSON of every other value.</param>
internal sealed record ApiValue(JsonKind Kind, string Content)
{
    /// <summary>The value as JSON, for documentation.</summary>
    public string Json => Kind == JsonKind.String ? JsonWriter.Quoted(Content) : Content;

    public static ApiValue Of(JsonNode node) => new(node.Kind, node.IsString ? node.Value : JsonWriter.Write(node));
}
