using BackupJobs.Conformance.Documents;
using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Tests.Oracle;

/// <summary>What our reader finds in a document, as plain sentences.</summary>
internal sealed class OurFacts
{
    private readonly string _prefix;
    private readonly Dictionary<string, ApiSchema> _schemas;
    private readonly SortedSet<string> _facts = new(StringComparer.Ordinal);

    private OurFacts(string path, ApiModel model)
    {
        _prefix = path + "#";
        _schemas = model.Schemas.ToDictionary(schema => schema.Id);
        foreach (DeclaredOperation operation in model.Operations)
            Add(operation);
        foreach (ApiSchema schema in model.Schemas)
            Add(schema);
    }

    public static (SortedSet<string> Facts, IReadOnlySet<string> Schemas) Read(string path)
    {
        using SpecFiles files = new(Path.GetDirectoryName(path)!);
        EquatableArray<OpenApiDocument> documents =
            files.Closure(path).Select(file => OpenApiDocument.Parse(file, File.ReadAllText(file))).ToEquatableArray();
        ApiResult result = ApiReader.Read(documents, [new DocumentSelection(path, [], [])]);
        OurFacts facts = new(path, result.Model!);
        return (facts._facts, result.Model!.Schemas.Select(schema => facts.NameOf(schema.Id)).OfType<string>().ToHashSet());
    }

    private void Add(DeclaredOperation operation)
    {
        string place = $"{operation.Method} {operation.Path}";
        _facts.Add($"operation {place}");
        foreach (ApiParameter parameter in operation.Parameters.Where(parameter => parameter.In != ParameterLocation.Form))
            _facts.Add(
                $"parameter {place} {parameter.In.ToString().ToLowerInvariant()} {parameter.WireName}, required {parameter.Required}");
        if (operation.Body is { Type: not null } body)
            _facts.Add($"body {place}, required {body.Required}");
        foreach (DeclaredResponse response in operation.Responses)
            _facts.Add($"response {place} {response.Status}");
    }

    private void Add(ApiSchema schema)
    {
        if (NameOf(schema.Id) is not { } name)
            return;
        if (schema is ApiEnum values)
        {
            foreach (ApiEnumValue value in values.Values)
                _facts.Add($"enum {name} has \"{value.Value}\"");
        }
        else if (schema is ApiObject record)
        {
            foreach (ApiProperty property in Members(record))
                _facts.Add($"member {name}.{property.WireName} is {Kind(property.Type)}, required {property.Required}");
        }
    }

    private IEnumerable<ApiProperty> Members(ApiObject record)
    {
        IEnumerable<ApiProperty> inherited = record.BaseId is { } parent ? Members((ApiObject)_schemas[parent]) : [];
        return record.Properties.Concat(inherited).DistinctBy(property => property.WireName);
    }

    /// <summary>Key of a named schema of the document itself; null for inline ones.</summary>
    private string? NameOf(string id)
    {
        string[] segments = id.StartsWith(_prefix, StringComparison.Ordinal) ? id[_prefix.Length..].Split('/') : [];
        bool named = segments is ["", "definitions", _] or ["", "components", "schemas", _];
        return named ? segments[^1].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) : null;
    }

    private string Kind(ApiType type) => type switch
    {
        ApiScalar { Kind: ScalarKind.Boolean } => "boolean",
        ApiScalar { Kind: ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.UnixTime } => "integer",
        ApiScalar { Kind: ScalarKind.Double or ScalarKind.Decimal } => "number",
        ApiScalar => "string",
        ApiList list => $"array of {Kind(list.Item)}",
        ApiMap => "object",
        ApiReference reference => _schemas[reference.SchemaId] switch
        {
            ApiEnum { Underlying: ScalarKind.String } => "string",
            ApiEnum => "integer",
            ApiObject => "object",
            _ => "any",
        },
        _ => "any",
    };
}
