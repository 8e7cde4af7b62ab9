using System.Text.Json.Nodes;

namespace BackupJobs.Tests.Specs;

/// <summary>The parts of a document that a reader wants described, each with its JSON pointer.</summary>
internal static class SpecParts
{
    public static IEnumerable<(string Pointer, JsonNode Node)> Of(SpecFile file) =>
    [
        ("/info", file.Root["info"]!),
        .. Named(file.Root, "", "securityDefinitions"),
        .. Named(file.Root, "", "parameters"),
        .. file.Operations.SelectMany(operation => OfOperation(operation.Pointer, operation.Node)),
        .. Named(file.Root, "", "definitions").SelectMany(schema => OfSchema(schema.Pointer, schema.Node)),
    ];

    private static IEnumerable<(string Pointer, JsonNode Node)> OfOperation(string pointer, JsonNode operation) =>
    [
        (pointer, operation),
        .. operation["parameters"]!.AsArray()
            .Select((parameter, index) => ($"{pointer}/parameters/{index}", parameter!))
            .Where(parameter => parameter.Item2["$ref"] is null),
        .. Named(operation, pointer, "responses"),
    ];

    /// <summary>A schema, its members, those of the objects in them, and enums that stand inside lists and maps.</summary>
    private static IEnumerable<(string Pointer, JsonNode Node)> OfSchema(string pointer, JsonNode schema)
    {
        yield return (pointer, schema);
        IEnumerable<(string Pointer, JsonNode Node)> enums =
            from keyword in new[] { "items", "additionalProperties" }
            where schema[keyword]?["enum"] is not null
            select ($"{pointer}/{keyword}", schema[keyword]!);
        IEnumerable<(string Pointer, JsonNode Node)> values = (schema["x-ms-enum"]?["values"]?.AsArray() ?? [])
            .Select((value, index) => ($"{pointer}/x-ms-enum/values/{index}", value!));
        foreach ((string inner, JsonNode node) in enums.Concat(values)
            .Concat(Named(schema, pointer, "properties"))
            .SelectMany(part => OfSchema(part.Pointer, part.Node)))
            yield return (inner, node);
    }

    private static IEnumerable<(string Pointer, JsonNode Node)> Named(JsonNode parent, string pointer, string keyword) =>
        from member in parent[keyword]?.AsObject() ?? []
        select ($"{pointer}/{keyword}/{JsonPointer.Escape(member.Key)}", member.Value);
}
