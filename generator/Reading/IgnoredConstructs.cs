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
    private const string Undeclared = "members and items that the document does not declare are accepted";
    private const string Dialect = "schemas are read as those of OpenAPI";
    private const string Parts = "parts of the body are not encoded one by one";
    private const string MediaTypes = "one media type is used: JSON if it is declared, otherwise the first";

    private static readonly string[] ConstraintKeywords =
        [
            "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems",
            "maxItems", "uniqueItems", "minProperties", "maxProperties"
        ];

    // Constraints that are schemas or lists themselves.
    private static readonly string[] ConditionKeywords =
        [
            "not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "dependentRequired", "dependentSchemas",
            "dependencies"
        ];

    private const string DialectPrefix = "https://spec.openapis.org/oas/";
    private const string JsonSchema = "https://json-schema.org/draft/2020-12/schema";

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
            if (map is null && (IsData(member) || (name.StartsWith("x-", StringComparison.Ordinal) && name != "x-ms-paths")))
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
            case "encoding" when member.Parent?.Parent?.Name == "encoding":
                Found(member, name, Parts);
                break;
            case "additionalProperties" or "unevaluatedProperties" or "unevaluatedItems" when IsClosed(member):
                Found(member, name, Undeclared);
                break;
            case "prefixItems" when member.Items.Length > 0:
                Found(member, name, "items are not typed by their position");
                break;
            case "patternProperties" when member.Members.Length > 0:
                Found(member, name, "the members that it describes are kept as JSON (AdditionalProperties)");
                break;
            case "jsonSchemaDialect" or "$schema" when member.IsString && !IsKnownDialect(member.Value):
            case "$vocabulary":
                Found(member, name, Dialect);
                break;
            case "$id" when member.IsString:
                Found(member, name, "references are resolved from the path of the file");
                break;
            case "contentSchema" when !IsOfEvent(member):
                Found(member, name, "the value is the string");
                break;
            case "allowEmptyValue" when member.IsTrue:
                Found(member, name, "a parameter is sent with its value or not at all");
                break;
            case "allowReserved" when member.IsTrue && member.Parent?.Parent?.Name == "encoding":
                Found(member, name, "reserved characters are percent-encoded like all others");
                break;
            case "schemes" when member.Parent != document.Root && document.Dialect == OpenApiDialect.Swagger20:
                Found(member, name, "requests of the operation have the scheme of the document");
                break;
            case "oauth2MetadataUrl":
                Found(member, name, "the token endpoint is that of the flow");
                break;
            case "servers" when member.Items.Length > 1 && member.Parent != document.Root:
                Found(member, name, "requests of the operation go to the first one, unless ApiClientOptions.Endpoint names another");
                break;
            case "collectionFormat" when member.IsString && member.Value is "ssv" or "tsv" or "pipes" && IsOfHeader(member):
                Found(member, name, "lists in headers of responses are split at commas");
                break;
            case "style" when member.IsString && member.Value != "simple" && IsOfHeader(member):
                Found(member, name, "headers have the style simple");
                break;
            case "explode" when member.IsTrue && IsOfHeader(member)
                && member.Parent!["schema"] is { } value && value["type"]?.Value != "array":
                Found(member, name, "a header that is an object is read as a string");
                break;
            case "enum" when member.Parent?.Parent is { Name: "variables", Parent.Parent.Name: "servers" }:
                Found(member, name, "any value of the variable is accepted");
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

    // The values of a server's variable are a keyword of its own kind.
    private static bool IsData(JsonNode member) =>
        Data.Contains(member.Name!) && !(member.Name == "enum" && member.Parent?.Parent?.Name == "variables");

    // A header of a response. Those of parts of a form are sent as parameters are.
    private static bool IsOfHeader(JsonNode keyword) =>
        keyword.Parent?.Parent is { Name: "headers", Parent: { } holder } && holder.Parent?.Name != "encoding";

    private static bool IsUnchecked(JsonNode constraint) =>
        constraint.Name is "minProperties" or "maxProperties"
        || constraint.Parent?.Parent?.Name is "patternProperties" or "prefixItems"
        || constraint.Parent is { Name: "additionalProperties", Parent: { } schema } && schema["properties"] is not null;

    // False refuses what is not declared, and a schema says what it must be like.
    private static bool IsClosed(JsonNode keyword) =>
        keyword.Kind == JsonKind.False || (keyword.Name != "additionalProperties" && keyword is { IsObject: true, Members.Length: > 0 });

    private static bool IsKnownDialect(string dialect) =>
        dialect.TrimEnd('#') == JsonSchema || dialect.StartsWith(DialectPrefix, StringComparison.Ordinal);

    // The data of an event is read by its contentSchema.
    private static bool IsOfEvent(JsonNode contentSchema)
    {
        for (JsonNode? at = contentSchema.Parent; at is not null; at = at.Parent)
        {
            if (at.Name == "itemSchema" || at.Name?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true)
                return true;
        }

        return false;
    }

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
        bool isKind = reason is Constraints or UncheckedConstraints or Conditions or MediaTypes or Undeclared or Dialect or Parts;
        if (_reported.Add(isKind ? reason : name))
            context.Report(Problems.IgnoredConstruct, new DocumentNode(document, member), name, reason);
    }
}
