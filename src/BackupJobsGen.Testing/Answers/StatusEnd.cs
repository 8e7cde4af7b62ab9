using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;
using Node = System.Text.Json.Nodes.JsonNode;

namespace BackupJobsGen.Testing.Answers;

/// <summary>Ends operations that have a resource with their status (x-bjg-status): successfully, at the second read.</summary>
/// <param name="takesTime">Whether the first read may show that the operation still runs.</param>
internal sealed class StatusEnd(LoadedDocument document, bool takesTime)
{
    private const int MaxResources = 10_000;

    // Paths of resources that were read before.
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="resource">The answer; may be changed.</param>
    public void Apply(DocumentOperation operation, MockRequest request, Node? resource, BodyOf? of)
    {
        string path = request.Url.AbsolutePath.TrimEnd('/');
        if (operation.Node["x-bjg-status"] is not { } status)
        {
            // A resource that is written runs again.
            if (operation.Method is not ("GET" or "HEAD"))
                _read.Remove(path);
            return;
        }

        if (status.Json["member"]?.Value is not { Length: > 0 } member || status["succeeded"] is not { Json.Items.Length: > 0 } ends)
            return;
        string? now = ValuePath.Find(resource, member) is JsonValue known ? known.ToString() : null;
        if (IsAmong(ends, now))
            return;
        // Only an example says that the operation fails.
        bool hasFailed = IsAmong(status["failed"], now);
        if (hasFailed ? of?.Example is null : IsRepeated(path) || !takesTime)
            ValuePath.Set(resource, member, End(ends, member, of?.Schema));
    }

    private static bool IsAmong(DocumentNode? list, string? value) =>
        value is not null && list?.Json.Items.ToArray().Any(item => IsSame(item, value)) == true;

    private static bool IsSame(BackupJobsGen.Json.JsonNode item, string value) =>
        string.Equals(item.IsString ? item.Value : JsonWriter.Write(item), value, StringComparison.OrdinalIgnoreCase);

    private bool IsRepeated(string path)
    {
        if (_read.Count == MaxResources)
            _read.Clear();
        return !_read.Add(path);
    }

    // In the case that the member's enum has, which the extension may ignore.
    private Node? End(DocumentNode ends, string member, DocumentNode? schema)
    {
        BackupJobsGen.Json.JsonNode[] values = ends.Json.Items.ToArray();
        BackupJobsGen.Json.JsonNode[] declared = Values(schema, member);
        BackupJobsGen.Json.JsonNode? end = declared.FirstOrDefault(
            value => values.Any(one => IsSame(one, value.IsString ? value.Value : JsonWriter.Write(value))));
        return Node.Parse(JsonWriter.Write(end ?? values[0]));
    }

    private BackupJobsGen.Json.JsonNode[] Values(DocumentNode? schema, string member)
    {
        if (schema is null)
            return [];
        (string Name, DocumentNode Schema)[] properties = [.. SchemaView.Of(document, schema).Properties];
        if (properties.FirstOrDefault(one => one.Name == member).Schema is { } found)
            return SchemaView.Of(document, found)["enum"]?.Json.Items.ToArray() ?? [];
        (string name, DocumentNode? inner) = properties.FirstOrDefault(one => member.StartsWith(one.Name + ".", StringComparison.Ordinal));
        return inner is null ? [] : Values(inner, member[(name.Length + 1)..]);
    }
}
