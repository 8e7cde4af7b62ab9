using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>Paths of a document and the definitions that they need.</summary>
internal sealed record DocumentPart(JsonObject Paths, JsonObject Definitions)
{
    /// <summary>The start of a reference, of a `$ref` and of extensions such as x-ms-odata.</summary>
    public const string ToDefinition = "#/definitions/";

    /// <summary>The same under other names.</summary>
    /// <param name="number">1 is the original, with its names.</param>
    public DocumentPart Copy(int number)
    {
        if (number == 1)
            return this;
        string suffix = number.ToString(CultureInfo.InvariantCulture);
        JsonObject paths = new(Paths.Select(path => KeyValuePair.Create($"/copy{suffix}{path.Key}", path.Value?.DeepClone())));
        JsonObject definitions = new(Definitions.Select(type => KeyValuePair.Create(type.Key + suffix, type.Value?.DeepClone())));
        Rename(paths, suffix);
        Rename(definitions, suffix);
        return new DocumentPart(paths, definitions);
    }

    private static void Rename(JsonNode? node, string suffix)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items.ToArray())
                    Rename(item, suffix);
                break;
            case JsonObject members:
                foreach ((string name, JsonNode? member) in members.ToArray())
                {
                    if (name == "operationId" && TextOf(member) is { } id)
                        members[name] = OperationId(id, suffix);
                    else if (name == "x-ms-enum" && member is JsonObject type && TextOf(type["name"]) is { } enumName)
                        type["name"] = enumName + suffix;
                    else
                        Rename(member, suffix);
                }

                break;
            default:
                if (TextOf(node) is { } reference && reference.StartsWith(ToDefinition, StringComparison.Ordinal))
                    node!.ReplaceWith(reference + suffix);
                break;
        }
    }

    /// <summary>The number follows the group, so that each copy has groups of the original's size.</summary>
    private static string OperationId(string id, string suffix) => id.Split('_', 2) is [string group, string method]
        ? $"{group}{suffix}_{method}"
        : id + suffix;

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
