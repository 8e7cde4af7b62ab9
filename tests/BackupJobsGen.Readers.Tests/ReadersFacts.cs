using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OpenApi.Any;
using Microsoft.OpenApi.Models;
using Microsoft.OpenApi.Readers;

namespace BackupJobsGen.Readers.Tests;

/// <summary>What Microsoft.OpenApi.Readers 1.6 reads in a document, in the same sentences as our facts.</summary>
internal sealed class ReadersFacts
{
    private const int Deepest = 12;

    private readonly SortedSet<string> _facts = new(StringComparer.Ordinal);

    /// <param name="path">The document.</param>
    /// <param name="schemas">The schemas that operations reach; the reader returns the others too.</param>
    public static SortedSet<string> Read(string path, IReadOnlySet<string> schemas)
    {
        // The reader throws on collectionFormat tsv, which no fact distinguishes from csv.
        string text = Regex.Replace(File.ReadAllText(path), "(?<=\"collectionFormat\":\\s*)\"tsv\"", "\"csv\"");
        OpenApiDocument document = new OpenApiStringReader().Read(text, out _);
        ReadersFacts facts = new();
        foreach ((string template, OpenApiPathItem item) in document.Paths)
        {
            foreach ((OperationType method, OpenApiOperation operation) in item.Operations)
                facts.Add($"{method.ToString().ToUpperInvariant()} {template}", item, operation);
        }
        foreach ((string name, OpenApiSchema schema) in document.Components?.Schemas ?? new Dictionary<string, OpenApiSchema>())
        {
            if (schemas.Contains(name))
                facts.Add(name, schema);
        }
        return facts._facts;
    }

    private void Add(string place, OpenApiPathItem item, OpenApiOperation operation)
    {
        _facts.Add($"operation {place}");
        foreach (OpenApiParameter parameter in operation.Parameters.Concat(item.Parameters).DistinctBy(one => (one.Name, one.In)))
        {
            string location = parameter.In?.ToString().ToLowerInvariant() ?? "nowhere";
            if (parameter.Name != "api-version")
                _facts.Add($"parameter {place} {location} {parameter.Name}, required {parameter.Required}");
        }
        if (operation.RequestBody is { } body && !body.Content.Keys.Any(type => type.Contains("form", StringComparison.Ordinal)))
            _facts.Add($"body {place}, required {body.Required}");
        foreach (string status in operation.Responses.Keys)
            _facts.Add($"response {place} {status}");
    }

    private void Add(string name, OpenApiSchema schema)
    {
        foreach (string value in schema.Enum.Select(TextOf))
            _facts.Add($"enum {name} has \"{value}\"");
        Dictionary<string, OpenApiSchema> members = [];
        HashSet<string> required = [];
        Collect(schema, members, required, 0);
        string? discriminator = Discriminator(schema, 0);
        foreach ((string member, OpenApiSchema type) in members.Where(member => member.Key != discriminator))
            _facts.Add($"member {name}.{member} is {Kind(type, 0)}, required {required.Contains(member)}");
    }

    private static void Collect(OpenApiSchema schema, Dictionary<string, OpenApiSchema> members, HashSet<string> required, int depth)
    {
        if (depth > Deepest)
            return;
        foreach ((string name, OpenApiSchema property) in schema.Properties)
            members.TryAdd(name, property);
        required.UnionWith(schema.Required);
        foreach (OpenApiSchema parent in schema.AllOf)
            Collect(parent, members, required, depth + 1);
    }

    private static string? Discriminator(OpenApiSchema schema, int depth) => depth > Deepest
        ? null
        : schema.Discriminator?.PropertyName
            ?? schema.AllOf.Select(parent => Discriminator(parent, depth + 1)).FirstOrDefault(name => name is not null);

    private static string Kind(OpenApiSchema schema, int depth) => depth > Deepest ? "any" : schema.Type switch
    {
        "string" or "integer" or "number" or "boolean" => schema.Type,
        "array" => $"array of {(schema.Items is { } item ? Kind(item, depth + 1) : "any")}",
        _ when schema.Properties.Count > 0 || schema.AdditionalProperties is not null => "object",
        _ => schema.AllOf.Select(parent => Kind(parent, depth + 1)).FirstOrDefault(kind => kind != "any") ?? "any",
    };

    private static string TextOf(IOpenApiAny value) => value switch
    {
        OpenApiString text => text.Value,
        OpenApiInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };
}
