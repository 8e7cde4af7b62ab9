using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reports members of an object that resemble a keyword, and keywords of another version. A misspelled one would be missing silently;
/// unknown ones that resemble nothing are what other tools need.
/// </summary>
internal sealed class KeywordNames
{
    // What references lead to may be in the place of either version.
    public static readonly KeywordNames Document = new(
        "a document",
        "openapi", "swagger", "$self", "jsonSchemaDialect", "info", "servers", "paths", "webhooks", "components", "security", "tags",
        "externalDocs", "host", "basePath", "schemes", "consumes", "produces", "definitions", "parameters", "responses",
        "securityDefinitions")
    {
        _notInSwagger = { ["servers"] = "host" },
        _notInOpenApi3 =
        {
            ["host"] = "servers", ["basePath"] = "servers",
            ["securityDefinitions"] = "components: { securitySchemes: … }",
        },
    };

    public static readonly KeywordNames Components = new(
        "the components",
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks",
        "pathItems", "mediaTypes");

    public static readonly KeywordNames PathItem = new(
        "a path item",
        ["$ref", "summary", "description", "servers", "parameters", .. PathItemMembers.Methods, PathItemMembers.AdditionalOperations]);

    public static readonly KeywordNames Operation = new(
        "an operation",
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks",
        "deprecated", "security", "servers", "consumes", "produces", "schemes")
    {
        _notInSwagger = { ["requestBody"] = "parameters: [ { in: body } ]", ["servers"] = "host" },
    };

    public static readonly KeywordNames Parameter = new(
        "a parameter",
        "$ref", "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "example", "examples", "content");

    public static readonly KeywordNames RequestBody = new("a request body", "$ref", "description", "content", "required", "summary");

    public static readonly KeywordNames Response = new(
        "a response", "$ref", "summary", "description", "headers", "content", "links", "schema", "examples");

    private readonly string _holder;
    private readonly HashSet<string> _names;

    // Keywords of the other version that are not read, and what this one has instead.
    private readonly Dictionary<string, string> _notInSwagger = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _notInOpenApi3 = new(StringComparer.Ordinal);

    private KeywordNames(string holder, params string[] names) =>
        (_holder, _names) = (holder, new HashSet<string>(names, StringComparer.Ordinal));

    /// <summary>Whether something was reported.</summary>
    public bool Check(ReadContext context, DocumentNode node)
    {
        bool isReported = false;
        foreach (JsonNode member in node.Json.Members)
        {
            string name = member.Name!;
            OwnExtensions.CheckName(context, node.With(member), isOperation: this == Operation);
            (string? version, Dictionary<string, string> others) = node.Document.Dialect == OpenApiDialect.Swagger20
                ? ("Swagger 2.0", _notInSwagger)
                : ("OpenAPI 3", _notInOpenApi3);
            if (others.TryGetValue(name, out string? meant))
                context.Report(Problems.UnknownKeyword, node.With(member), name, $"{_holder} of {version}", meant);
            else if (!_names.Contains(name) && !name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
                && (meant = Meant(name)) is not null)
                context.Report(Problems.UnknownKeyword, node.With(member), name, _holder, meant);
            isReported |= meant is not null;
        }

        return isReported;
    }

    private string? Meant(string name) =>
        name.Contains('/') && _names.Contains("content") ? $"content: {{ {name}: … }}" : Nearest.To(name, _names);
}
