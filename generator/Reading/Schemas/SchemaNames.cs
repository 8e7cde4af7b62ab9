using System.Text;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// The name that the C# name is derived from. An inline schema is named by the path that leads to it (to the first of
/// several equal ones, see <see cref="InlineSchemas"/>), from what has a name: a definition, an operation, or a part of a file.
/// </summary>
internal static class SchemaNames
{
    // A longer title is a sentence.
    private const int MaxTitle = 48;

    public static string Of(DocumentNode schema)
    {
        JsonNode node = schema.Json;
        if (node["x-ms-enum"]?["name"] is { IsString: true, Value.Length: > 0 } enumName && node["enum"] is not null)
            return enumName.Value;
        if (SchemaFacts.IsDefinition(node))
            return Definition(schema);
        if (Title(node) is { } title)
            return title;
        Stack<string> words = new();
        JsonNode at = node;
        for (; at.Parent is not null && !SchemaFacts.IsDefinition(at) && OperationName(at) is null; at = at.Parent)
        {
            if (Word(at) is { } word)
                words.Push(word);
        }

        words.Push(OperationName(at) ?? (at.Parent is null ? Part(schema) : Definition(schema.With(at))));
        string name = string.Join(" ", words).Trim();
        return name.Length > 0 ? name : node.Name ?? "schema";
    }

    /// <summary>Whether a schema is part of something that has a name, and has no name itself.</summary>
    public static bool IsInline(DocumentNode schema) => !SchemaFacts.IsDefinition(schema.Json) && PartNames.Of(schema) != schema.Json;

    /// <summary>operationId; for an operation without one, its method and path as words.</summary>
    public static string OfOperation(JsonNode operation) =>
        OfOperation(operation, operation.Name, PathItemMembers.ItemOf(operation)?.Name ?? "");

    /// <summary>The same for an operation that may be elsewhere than at its path.</summary>
    public static string OfOperation(JsonNode operation, string? method, string path)
    {
        if (OperationId(operation) is { } id)
            return id;
        StringBuilder words = new(method);
        foreach (string segment in path.Split('/', '?', '&', '=', '_'))
        {
            if (segment.Length > 0)
                words.Append(' ').Append(segment.StartsWith("{", StringComparison.Ordinal) ? "by " + segment.Trim('{', '}') : segment);
        }

        return words.ToString().Replace('_', ' ');
    }

    // Tools that derive titles from the name of the member or operation add nothing to the path.
    private static string? Title(JsonNode schema)
    {
        if (schema["title"] is not { IsString: true, Value.Length: > 0 and <= MaxTitle } title)
            return null;
        string letters = Letters(title.Value);
        if (letters.Length == 0 || letters == Letters(schema.Name ?? ""))
            return null;
        for (JsonNode? at = schema; at is not null; at = at.Parent)
        {
            if (OperationName(at) is { } operation && letters.EndsWith(Letters(operation), StringComparison.Ordinal))
                return null;
        }

        return title.Value;
    }

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Definition(DocumentNode schema)
    {
        if (schema.Json["x-ms-client-name"] is { IsString: true, Value.Length: > 0 } clientName)
            return clientName.Value;
        return schema.Json.Name ?? DocumentPath.FileName(schema.Document.Path);
    }

    private static string Part(DocumentNode schema) => PartNames.Of(schema) is { } part
        ? Word(part) is null ? Definition(schema.With(part)) : ""
        : schema.Document.Dialect == OpenApiDialect.Unknown ? DocumentPath.FileName(schema.Document.Path) : "";

    private static string? OperationName(JsonNode node)
    {
        if (node.Name is "parameters" or PathItemMembers.AdditionalOperations)
            return null;
        JsonNode? item = PathItemMembers.ItemOf(node);
        if (item?.Parent is { Name: "paths" or "x-ms-paths", Parent.Parent: null })
            return OfOperation(node);
        if (!PathItemMembers.IsOperation(node) || item is null)
            return HasResponses(node) ? OperationId(node) : null;
        return item.Parent switch
        {
            { Name: "webhooks" or "x-webhooks", Parent.Parent: null } => OfItem(item, node),
            { } callback when IsCallback(callback) => null,
            _ when OperationId(node) is { } id => id,
            { Name: "pathItems", Parent: { Name: "components", Parent.Parent: null } } => OfItem(item, node),
            _ when item.Name?.StartsWith("/", StringComparison.Ordinal) == true && HasResponses(node) => OfOperation(node),
            _ => null,
        };
    }

    private static string? OperationId(JsonNode operation) =>
        operation["operationId"] is { IsString: true, Value.Length: > 0 } id ? id.Value : null;

    private static bool HasResponses(JsonNode node) => node["responses"] is { IsObject: true };

    private static bool IsCallback(JsonNode node) => node.Parent is { Name: "callbacks", Parent: { } holder }
        && (holder is { Name: "components", Parent.Parent: null } || PathItemMembers.IsOperation(holder));

    // A path item has its key as name, which is enough for its only operation.
    private static string OfItem(JsonNode item, JsonNode operation) =>
        IsOnly(item) ? item.Name! : $"{item.Name} {operation.Name!.ToLowerInvariant()}";

    private static bool IsOnly(JsonNode item) =>
        item[PathItemMembers.AdditionalOperations] is null && item.Members.ToArray().Count(PathItemMembers.IsOperation) == 1;

    // The words of a path are its keys; containers and keywords mean nothing to a reader.
    private static string? Word(JsonNode node)
    {
        if (IsCallback(node))
            return node.Name;
        bool isOperation = PathItemMembers.IsOperation(node)
            && (HasResponses(node) || node.Parent!.Parent is { } callback && IsCallback(callback));
        if (isOperation && !IsOnly(node.Parent!))
            return node.Name;
        if (node.Name is null)
        {
            return node.Parent!.Name switch
            {
                "parameters" => node["x-ms-client-name"] is { IsString: true } client ? client.Value : node["name"]?.Value,
                "oneOf" or "anyOf" => "option " + (node.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            };
        }

        if (!IsKey(node))
        {
            return node.Name switch
            {
                "items" => "item",
                "additionalProperties" => "value",
                "requestBody" => "request",
                "object" when node.Parent!["type"] is { Kind: JsonKind.Array } => "object",
                _ => null,
            };
        }

        if (node.Parent!.Name != "responses")
            return node.Name;
        bool isStatus = node.Name.Length == 3 && char.IsDigit(node.Name[0]);
        return node.Name == "200" ? "response" : isStatus ? "response " + node.Name : node.Name + " response";
    }

    // A key may have the name of a keyword itself, and then contain keywords.
    private static bool IsKey(JsonNode node) =>
        node.Parent is { Name: "properties" or "responses" or "headers" or "parameters" or "requestBodies" } container && !IsKey(container);
}
