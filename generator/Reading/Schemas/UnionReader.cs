using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads oneOf, anyOf and lists of types.</summary>
internal sealed class UnionReader(ReadContext context, SchemaParts parts, SchemaShapes shapes, SchemaReader schemas)
{
    private readonly Mappings _mappings = new(context, parts);
    private readonly DiscriminatorValues _values = new(parts);

    public ApiUnion Read(DocumentNode schema)
    {
        string? discriminator = SchemaFacts.DiscriminatorName(schema.Json);
        List<(ApiVariant Read, DocumentNode Schema)> variants = [];
        foreach (DocumentNode variant in shapes.Variants(schema))
        {
            ApiType type = schemas.Read(variant);
            foreach (ApiValue? value in Values(schema, variant, discriminator))
            {
                ApiVariant read = new(type, value) { Limits = schemas.Limits([schema, variant], type) };
                if (!variants.Exists(known => known.Read == read))
                    variants.Add((read, variant));
            }
        }

        foreach (IGrouping<ApiType, (ApiVariant Read, DocumentNode Schema)> alike in variants.GroupBy(variant => variant.Read.Type))
        {
            if (alike.Select(variant => variant.Read.Limits).Distinct().Count() > 1)
                schemas.ReportAlternatives([.. alike.Select(variant => variant.Schema)]);
        }

        HashSet<JsonNode> targets = [.. shapes.Variants(schema).Select(variant => parts.FollowSilently(variant).Target.Json)];
        _mappings.CheckTargets(schema, target => targets.Contains(target.Json));
        return new ApiUnion(
            schema.Id,
            SchemaNames.Of(schema),
            context.String(schema, "description") ?? context.String(schema, "title"),
            variants.Select(variant => variant.Read).ToEquatableArray(),
            discriminator) { IsInline = SchemaNames.IsInline(schema) };
    }

    // The keys of the mapping, otherwise the values that the variant allows, otherwise the schema's name.
    private ApiValue?[] Values(DocumentNode union, DocumentNode variant, string? discriminator)
    {
        if (discriminator is null)
            return [null];
        if (parts.FollowSilently(variant) is not { Problem: null, Target: var target })
            return [];
        ApiValue?[] values = [.. _mappings.To(target, union).Select(entry => _values.Of(entry.Json.Name!, discriminator, target))];
        if (values.Length > 0)
            return values;
        if (_values.Allowed(target, discriminator) is { Count: > 0 } allowed)
            return [.. allowed];
        // An inline schema has no name to be selected by; it is the variant if it fits.
        return [SchemaFacts.IsDefinition(target.Json) ? new ApiValue(JsonKind.String, target.Json.Name ?? SchemaNames.Of(target)) : null];
    }
}
