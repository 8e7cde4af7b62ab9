using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading;

/// <summary>
/// Reports what a document declares and a client does not do, once per document and kind. Nothing is generated differently,
/// but nothing is ignored silently either.
/// </summary>
internal sealed class IgnoredConstructs(ReadContext context, OpenApiDocument document, ReadOptions options)
{
    private const string Security = "the HttpClient adds credentials";
    private const string Callbacks = "requests that the service sends are read with Webhooks=\"true\" of the item";
    private const string Constraints = "values are validated with Validation=\"true\" of the item";
    private const string UncheckedConstraints = "constraints of undeclared members, of single positions and of numbers of members are not validated";
    private const string Conditions = "conditions are not validated";
    private const string MediaTypes = "one media type is used: JSON if it is declared, otherwise the first";

    private static readonly string[] ConstraintKeywords =
        [
            "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
            "maxItems", "uniqueItems", "minProperties", "maxProperties"
        ];

    // Constraints that are schemas or lists themselves.
    private static readonly string[] ConditionKeywords =
        ["not", "if", "contains", "minContains", "maxContains", "propertyNames", "dependentRequired", "dependentSchemas"];

    // The members of these are named by the document; they are not keywords.
    private static readonly string[] Maps =
        [
            "properties", "patternProperties", "definitions", "$defs", "schemas", "parameters", "headers", "responses", "requestBodies",
            "paths", "x-ms-paths", "content", "callbacks",
            "webhooks", "variables", "mapping", "securitySchemes", "securityDefinitions", "encoding", "dependentSchemas"];

    private static readonly string[] Data = ["default", "example", "examples", "enum", "const"];

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public static void Report(ReadContext context, OpenApiDocument document, ReadOptions options) =>
        new IgnoredConstructs(context, document, options).Visit(document.Root, null);

    private void Visit(JsonNode node, string? map)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        foreach (JsonNode item in node.Items)
            Visit(item, null);
        foreach (JsonNode member in node.Members)
        {
            string name = member.Name!;
            if (map is null && (Data.Contains(name) || (name.StartsWith("x-", StringComparison.Ordinal) && name != "x-ms-paths")))
                continue;
            if (map is null)
                Check(member, name);
            Visit(member, map is null && member.IsObject && Maps.Contains(name) ? name : null);
        }
    }

    private void Check(JsonNode member, string name)
    {
        switch (name)
        {
            case "security" when !options.FollowsSecurity && !options.ModelsOnly && member.Items.Length > 0:
                Found(member, name, Security);
                break;
            case "callbacks" or "webhooks" when member.Members.Length > 0 && !options.Webhooks:
                Found(member, name, Callbacks);
                break;
            case "links" when member.Members.Length > 0:
                Found(member, name, "operations are called with their own arguments");
                break;
            case "consumes" or "produces" when member.Items.Length > 1:
            case "content" when member.Members.Length > 1:
                Found(member, name, MediaTypes);
                break;
            case "itemSchema" when !IsRead(member):
                Found(member, name, "the body is a stream of bytes");
                break;
            case "prefixEncoding" or "itemEncoding":
                Found(member, name, "parts of the body are not encoded one by one");
                break;
            case "servers" when member.Items.Length > 1 && member.Parent != document.Root:
                Found(member, name, "requests of the operation go to the first one, unless ApiClientOptions.Endpoint names another");
                break;
            case "$dynamicRef":
                Found(member, name, "the value is any JSON (RawJson)");
                break;
            case "$self" when member.Parent == document.Root:
                Found(member, name, "references are resolved from the path of the file");
                break;
            case "parent" or "kind" when !options.TagGroups && !options.ModelsOnly
                && member.Parent?.Parent is { Name: "tags", Parent: { } root } && root == document.Root:
                Found(member, name, "tags are groups with GroupBy=\"Tag\" of the item");
                break;
            case "deviceAuthorization" when member.Parent?.Name == "flows":
                Found(member, name, "your function asks for the token");
                break;
            case "defaultMapping" when member.Parent?.Name == "discriminator":
                Found(member, name, "values that no mapping names are read as the Unknown… record");
                break;
            case "nodeType" when member.Parent?.Name == "xml":
                Found(member, name, "XML is not read");
                break;
            case var keyword when ConditionKeywords.Contains(keyword):
                Found(member, name, Conditions);
                break;
            case var keyword when ConstraintKeywords.Contains(keyword)
                && member.Kind is JsonKind.Number or JsonKind.String or JsonKind.True
                && (!options.Validation || IsUnchecked(member)):
                Found(member, name, options.Validation ? UncheckedConstraints : Constraints);
                break;
        }
    }

    private static bool IsUnchecked(JsonNode constraint) =>
        constraint.Name is "minProperties" or "maxProperties"
        || constraint.Parent?.Parent?.Name is "patternProperties" or "prefixItems"
        || constraint.Parent is { Name: "additionalProperties", Parent: { } schema } && schema["properties"] is not null;

    // Items are read one by one where they are a response's, and their media type says how they are separated.
    private static bool IsRead(JsonNode itemSchema)
    {
        if (Operations.MediaTypes.Framing(itemSchema.Parent?.Name ?? "") is null)
            return false;
        for (JsonNode? at = itemSchema.Parent; at is not null; at = at.Parent)
        {
            if (at.Name is "requestBody" or "requestBodies")
                return false;
        }

        return true;
    }

    private void Found(JsonNode member, string name, string reason)
    {
        if (_reported.Add(reason is Constraints or UncheckedConstraints or Conditions or MediaTypes ? reason : name))
            context.Report(Problems.IgnoredConstruct, new DocumentNode(document, member), name, reason);
    }
}
