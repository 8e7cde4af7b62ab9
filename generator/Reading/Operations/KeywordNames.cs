using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Operations;

/// <summary>
/// Reports members of an object that resemble a keyword. A misspelled one would be missing silently; unknown ones that resemble
/// nothing are what other tools need.
/// </summary>
internal sealed class KeywordNames
{
    public static readonly KeywordNames PathItem = new(
        "a path item",
        ["$ref", "summary", "description", "servers", "parameters", .. PathItemMembers.Methods, PathItemMembers.AdditionalOperations]);

    public static readonly KeywordNames Operation = new(
        "an operation",
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses", "callbacks",
        "deprecated", "security", "servers", "consumes", "produces", "schemes");

    public static readonly KeywordNames Parameter = new(
        "a parameter",
        "$ref", "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "example", "examples", "content");

    public static readonly KeywordNames RequestBody = new("a request body", "$ref", "description", "content", "required", "summary");

    public static readonly KeywordNames Response = new(
        "a response", "$ref", "summary", "description", "headers", "content", "links", "schema", "examples");

    private readonly string _holder;
    private readonly HashSet<string> _names;

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
            if (_names.Contains(name) || name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || Meant(name) is not { } meant)
                continue;
            context.Report(Problems.UnknownKeyword, node.With(member), name, _holder, meant);
            isReported = true;
        }

        return isReported;
    }

    private string? Meant(string name) =>
        name.Contains('/') && _names.Contains("content") ? $"content: {{ {name}: … }}" : Nearest.To(name, _names);
}
