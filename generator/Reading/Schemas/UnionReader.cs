using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads oneOf, anyOf and lists of types.</summary>
internal sealed class UnionReader(ReadContext context, SchemaParts parts, SchemaShapes shapes, SchemaReader schemas)
{
    private readonly Mappings _mappings = new(context, parts);

    public ApiUnion Read(DocumentNode schema)
    {
        string? discriminator = DiscriminatorName(schema);
        List<ApiVariant> variants = [];
        IReadOnlyList<DocumentNode> declared = shapes.Variants(schema);
        foreach (DocumentNode variant in declared)
        {
            ApiType type = schemas.Read(variant);
            foreach (string? value in Values(schema, variant, discriminator))
            {
                ApiVariant read = new(type, value);
                if (!variants.Contains(read))
                    variants.Add(read);
            }
        }

        if (declared.Count == 0)
            variants.AddRange(OfTypes(schema));
        return new ApiUnion(
            schema.Id,
            SchemaNames.Of(schema),
            context.String(schema, "description") ?? context.String(schema, "title"),
            variants.ToEquatableArray(),
            discriminator);
    }

    private string? DiscriminatorName(DocumentNode schema) =>
        context.Object(schema, "discriminator") is { } discriminator ? context.String(discriminator, "propertyName") : null;

    // The keys of the mapping, otherwise the only value that the variant allows, otherwise the schema's name.
    private string?[] Values(DocumentNode union, DocumentNode variant, string? discriminator)
    {
        if (discriminator is null)
            return [null];
        if (parts.FollowSilently(variant) is not { Problem: null, Target: var target })
            return [];
        string?[] values = [.. _mappings.To(target, union).Select(entry => entry.Json.Name!)];
        if (values.Length > 0)
            return values;
        return [DiscriminatorReader.OnlyValue(target, discriminator) ?? target.Json.Name ?? SchemaNames.Of(target)];
    }

    private static IEnumerable<ApiVariant> OfTypes(DocumentNode schema)
    {
        string? format = schema.Json["format"] is { IsString: true } text ? text.Value : null;
        foreach (string type in SchemaFacts.Types(schema.Json))
        {
            if (ScalarFormats.Kind(type, format) is { } kind)
                yield return new ApiVariant(new ApiScalar(kind), null);
            else
                yield return new ApiVariant(type == "array" ? new ApiList(new ApiAnyJson()) : new ApiAnyJson(), null);
        }
    }
}
