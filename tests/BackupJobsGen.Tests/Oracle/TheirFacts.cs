using Microsoft.OpenApi;

namespace BackupJobsGen.Tests.Oracle;

/// <summary>What Microsoft.OpenApi 3 finds in a document, in the same sentences as <see cref="OurFacts"/>.</summary>
internal sealed class TheirFacts
{
    private const int Deepest = 12;

    private readonly SortedSet<string> _facts = new(StringComparer.Ordinal);

    /// <param name="path">The document.</param>
    /// <param name="schemas">Named schemas that operations reach; this reader returns the others too.</param>
    public static SortedSet<string> Read(string path, IReadOnlySet<string> schemas)
    {
        // The reader throws on collectionFormat tsv, which no fact distinguishes from csv.
        string text = File.ReadAllText(path).Replace("\"tsv\"", "\"csv\"", StringComparison.Ordinal);
        OpenApiDocument document = OpenApiDocument.Parse(text, "json").Document!;
        TheirFacts facts = new();
        foreach ((string template, IOpenApiPathItem item) in document.Paths)
        {
            foreach ((HttpMethod method, OpenApiOperation operation) in item.Operations ?? [])
                facts.Add($"{method.Method.ToUpperInvariant()} {template}", item, operation);
        }
        foreach ((string name, IOpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schemas.Contains(name))
                facts.Add(name, schema);
        }
        return facts._facts;
    }

    private void Add(string place, IOpenApiPathItem item, OpenApiOperation operation)
    {
        _facts.Add($"operation {place}");
        IEnumerable<IOpenApiParameter> parameters = (operation.Parameters ?? []).Concat(item.Parameters ?? []);
        foreach (IOpenApiParameter parameter in parameters.DistinctBy(one => (one.Name, one.In)).Where(one => one.Name != "api-version"))
        {
            string location = parameter.In?.ToString().ToLowerInvariant() ?? "nowhere";
            _facts.Add($"parameter {place} {location} {parameter.Name}, required {parameter.Required}");
        }
        if (operation.RequestBody is { } body && body.Content?.Keys.Any(type => type.Contains("form", StringComparison.Ordinal)) != true)
            _facts.Add($"body {place}, required {body.Required}");
        foreach (string status in operation.Responses?.Select(response => response.Key) ?? [])
            _facts.Add($"response {place} {status}");
    }

    private void Add(string name, IOpenApiSchema schema)
    {
        foreach (string value in (schema.Enum ?? []).Select(value => value?.ToString() ?? "null"))
            _facts.Add($"enum {name} has \"{value}\"");
        Dictionary<string, IOpenApiSchema> members = [];
        HashSet<string> required = [];
        Collect(schema, members, required, 0);
        string? discriminator = Discriminator(schema, 0);
        foreach ((string member, IOpenApiSchema type) in members.Where(member => member.Key != discriminator))
            _facts.Add($"member {name}.{member} is {Kind(type, 0)}, required {required.Contains(member)}");
    }

    private static void Collect(IOpenApiSchema schema, Dictionary<string, IOpenApiSchema> members, HashSet<string> required, int depth)
    {
        if (depth > Deepest)
            return;
        foreach ((string name, IOpenApiSchema property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            members.TryAdd(name, property);
        required.UnionWith(schema.Required ?? new HashSet<string>());
        foreach (IOpenApiSchema parent in schema.AllOf ?? [])
            Collect(parent, members, required, depth + 1);
    }

    private static string? Discriminator(IOpenApiSchema schema, int depth) => depth > Deepest
        ? null
        : schema.Discriminator?.PropertyName
            ?? (schema.AllOf ?? []).Select(parent => Discriminator(parent, depth + 1)).FirstOrDefault(name => name is not null);

    private static string Kind(IOpenApiSchema schema, int depth)
    {
        if (depth > Deepest)
            return "any";
        JsonSchemaType? type = schema.Type & ~JsonSchemaType.Null;
        return type switch
        {
            JsonSchemaType.String => "string",
            JsonSchemaType.Integer => "integer",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "boolean",
            JsonSchemaType.Array => $"array of {(schema.Items is { } item ? Kind(item, depth + 1) : "any")}",
            _ when schema.Properties?.Count > 0 || schema.AdditionalProperties is not null => "object",
            _ => (schema.AllOf ?? []).Select(parent => Kind(parent, depth + 1)).FirstOrDefault(kind => kind != "any") ?? "any",
        };
    }
}
