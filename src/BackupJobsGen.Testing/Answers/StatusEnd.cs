using System.Globalization;
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
internal sealed class StatusEnd(LoadedDocument document, DeclaredResponses responses, bool takesTime)
{
    private const int MaxResources = 10_000;

    // Paths of resources that were read before.
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="resource">The answer; may be changed.</param>
    /// <param name="sent">The members of the answer that clients sent; null for none.</param>
    public void Apply(DocumentOperation operation, MockRequest request, Node? resource, BodyOf? of, JsonObject? sent)
    {
        string path = request.Url.AbsolutePath.TrimEnd('/');
        // A resource that is written runs again.
        if (operation.Method is not ("GET" or "HEAD"))
            _read.Remove(path);
        if (operation.Node["x-bjg-status"] is not { } status)
            return;
        if (status.Json["member"]?.Value is not { Length: > 0 } member || status["succeeded"] is not { Json.Items.Length: > 0 } ends)
            return;
        JsonValue? known = ValuePath.Find(resource, member) as JsonValue;
        string? now = known?.ToString();
        if (IsAmong(ends, now))
            return;
        // Only an example, or who wrote the resource, says that the operation fails.
        bool hasFailed = IsAmong(status["failed"], now);
        bool isGiven = of?.Example is not null || ValuePath.Find(sent, member) is JsonValue own && own.ToString() == now;
        if (hasFailed ? !isGiven : IsRepeated(path) || !takesTime)
            ValuePath.Set(resource, member, End(ends, known, Member(of?.Schema, member)));
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

    // In the case that the member's enum has, and of the member's type, both of which the extension may ignore.
    private Node? End(DocumentNode ends, JsonValue? known, DocumentNode? schema)
    {
        BackupJobsGen.Json.JsonNode[] values = ends.Json.Items.ToArray();
        BackupJobsGen.Json.JsonNode[] declared =
            schema is null ? [] : SchemaView.Of(document, schema)["enum"]?.Json.Items.ToArray() ?? [];
        BackupJobsGen.Json.JsonNode? end = declared.FirstOrDefault(
            value => values.Any(one => IsSame(one, value.IsString ? value.Value : JsonWriter.Write(value))));
        if (end is not null)
            return Node.Parse(JsonWriter.Write(end));
        Node?[] forms = [.. values.SelectMany(Forms)];
        return forms.FirstOrDefault(form => form is not null
            && (schema is null ? form.GetValueKind() == known?.GetValueKind() : responses.Fits(form, schema))) ?? forms[0];
    }

    // The value as it is, then what is the same as another type: "1.5" and 1.5.
    private static IEnumerable<Node?> Forms(BackupJobsGen.Json.JsonNode value)
    {
        yield return Node.Parse(JsonWriter.Write(value));
        if (!value.IsString)
            yield return JsonValue.Create(JsonWriter.Write(value));
        else if (value.Value is "true" or "false")
            yield return JsonValue.Create(value.Value == "true");
        else if (decimal.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            yield return JsonValue.Create(number);
    }

    private DocumentNode? Member(DocumentNode? schema, string member)
    {
        if (schema is null)
            return null;
        SchemaView view = SchemaView.Of(document, schema);
        if (view.Property(member) is { } found)
            return found;
        (string name, DocumentNode? inner) =
            view.Properties.FirstOrDefault(one => member.StartsWith(one.Name + ".", StringComparison.Ordinal));
        return inner is null ? null : Member(inner, member[(name.Length + 1)..]);
    }
}
