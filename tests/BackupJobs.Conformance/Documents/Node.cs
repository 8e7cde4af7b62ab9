using System.Text.Json;

namespace BackupJobs.Conformance.Documents;

/// <summary>A node of a document with its position.</summary>
/// <param name="File">Full path.</param>
/// <param name="Pointer">JSON pointer from the document's root.</param>
internal sealed record Node(string File, string Pointer, JsonElement Value)
{
    public string Id => $"{File}#{Pointer}";

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public bool IsArray => Value.ValueKind == JsonValueKind.Array;

    public Node? this[string name] =>
        IsObject && Value.TryGetProperty(name, out JsonElement child)
            ? this with { Pointer = $"{Pointer}/{Escape(name)}", Value = child }
            : null;

    /// <summary>In document order. Of two members with one name the last one counts, as for the indexer.</summary>
    public IEnumerable<KeyValuePair<string, Node>> Members =>
        IsObject
            ? Value.EnumerateObject()
                .Reverse()
                .DistinctBy(member => member.Name)
                .Reverse()
                .Select(
                    member =>
                        KeyValuePair.Create(member.Name, this with { Pointer = $"{Pointer}/{Escape(member.Name)}", Value = member.Value }))
            : [];

    public IEnumerable<Node> Items =>
        IsArray ? Value.EnumerateArray().Select((item, index) => this with { Pointer = $"{Pointer}/{index}", Value = item }) : [];

    public string? Text(string name) => this[name] is { Value.ValueKind: JsonValueKind.String } child ? child.Value.GetString() : null;

    public bool Flag(string name) => this[name] is { Value.ValueKind: JsonValueKind.True };

    public static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
