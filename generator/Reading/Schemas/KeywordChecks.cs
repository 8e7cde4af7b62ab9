using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reports keywords of a schema whose values are not what OpenAPI defines. Later code reads the nodes without checks.</summary>
internal sealed class KeywordChecks(ReadContext context, SchemaParts parts)
{
    private static readonly string[] Lists = ["allOf", "oneOf", "anyOf", "enum"];

    private readonly Mappings _mappings = new(context, parts);

    public void Check(DocumentNode schema)
    {
        context.Object(schema, "properties");
        foreach (string list in Lists)
        {
            // An empty allOf changes nothing, and some tools write one.
            if (context.Array(schema, list) is { Json.Items.Length: 0 } empty && list != "allOf")
                context.Report(Problems.WrongKind, empty, list, "a list of at least one value");
        }

        if (!IsParameter(schema.Json))
            context.Array(schema, "required");
        context.String(schema, "$ref");
        if (schema["type"] is { Json.Kind: not (JsonKind.String or JsonKind.Array or JsonKind.Null) } type)
            context.Report(Problems.WrongKind, type, "type", "a type or a list of types");
        foreach (JsonNode keyword in schema.Json.Members)
        {
            if (LimitKeywords.Misfit(keyword) is { } expected)
                context.Report(Problems.WrongKind, schema.With(keyword), keyword.Name!, expected);
        }

        _mappings.Check(schema);
    }

    // Parameters of Swagger 2.0, and headers without a schema, are read as schemas themselves; theirs is a flag.
    private static bool IsParameter(JsonNode schema) => schema["in"] is not null || schema.Parent?.Name == "headers";
}
