using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reports keywords of a schema whose values are not what OpenAPI defines. Later code reads the nodes without checks.</summary>
internal sealed class KeywordChecks(ReadContext context, SchemaParts parts)
{
    private static readonly string[] Lists = ["allOf", "oneOf", "anyOf", "enum"];

    private static readonly string[] Flags = ["nullable", "x-nullable", "readOnly", "writeOnly", "deprecated"];

    // Swagger 2.0 has files as well.
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "array", "object", "null", "file"];

    private readonly DefaultReader _defaults = new(context, parts);
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
        {
            context.Array(schema, "required");
            SchemaKeywords.Check(context, schema);
        }

        context.String(schema, "$ref");
        context.String(schema, "format");
        foreach (string flag in Flags.Where(flag => schema[flag] is { Json.Kind: not JsonKind.Null }))
            context.Flag(schema, flag);
        if (schema["type"] is { Json: { IsString: true } named } && !Types.Contains(named.Value))
            context.Report(Problems.UnknownType, schema.With(named), named.Value);
        if (schema["additionalProperties"] is
            { Json.Kind: not (JsonKind.Object or JsonKind.True or JsonKind.False or JsonKind.Null) } additional)
            context.Report(Problems.WrongKind, additional, "additionalProperties", "a schema");
        CheckDiscriminator(schema);
        if (schema["type"] is { Json.Kind: not (JsonKind.String or JsonKind.Array or JsonKind.Null) } type)
            context.Report(Problems.WrongKind, type, "type", "a type or a list of types");
        foreach (JsonNode keyword in schema.Json.Members)
        {
            if (LimitKeywords.Misfit(keyword) is { } expected)
                context.Report(Problems.WrongKind, schema.With(keyword), keyword.Name!, expected);
        }

        _defaults.Read(schema);
        _mappings.Check(schema);
    }

    // Both forms are read in every document. A file of schemas does not say of which version it is.
    private void CheckDiscriminator(DocumentNode schema)
    {
        if (schema["discriminator"] is not { Json.Kind: not JsonKind.Null } discriminator)
            return;
        OpenApiDialect dialect = schema.Document.Dialect;
        if (discriminator.Json.IsString)
        {
            if (dialect is not (OpenApiDialect.Swagger20 or OpenApiDialect.Unknown))
                context.Report(
                    Problems.DiscriminatorForm, discriminator, "Swagger 2.0",
                    $"{{ \"propertyName\": {JsonWriter.Write(discriminator.Json)} }}");
        }
        else if (!discriminator.Json.IsObject)
            context.Report(
                Problems.WrongKind, discriminator, "discriminator", dialect == OpenApiDialect.Swagger20 ? "a string" : "an object");
        else if (discriminator["propertyName"] is not { Json: { IsString: true } name })
            context.Report(Problems.WrongKind, discriminator, "propertyName", "a string in discriminator");
        else if (dialect == OpenApiDialect.Swagger20)
            context.Report(Problems.DiscriminatorForm, discriminator, "OpenAPI 3", JsonWriter.Write(name));
    }

    // Parameters of Swagger 2.0, and headers without a schema, are read as schemas themselves; theirs is a flag.
    private static bool IsParameter(JsonNode schema) => schema["in"] is not null || schema.Parent?.Name == "headers";
}
