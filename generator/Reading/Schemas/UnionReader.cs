using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads oneOf, anyOf and lists of types.</summary>
internal sealed class UnionReader(ReadContext context, SchemaParts parts, SchemaShapes shapes, SchemaReader schemas)
{
    private readonly Mappings _mappings = new(context, parts);

    public ApiUnion Read(Place schema)
    {
        string? discriminator = DiscriminatorName(schema);
        List<ApiVariant> variants = [];
        IReadOnlyList<Place> declared = shapes.Variants(schema);
        foreach (Place variant in declared)
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
            context.Text(schema, "description") ?? context.Text(schema, "title"),
            variants.ToEquatableArray(),
            discriminator);
    }

    private string? DiscriminatorName(Place schema) =>
        context.Object(schema, "discriminator") is { } discriminator ? context.Text(discriminator, "propertyName") : null;

    // The mapping's keys; without one, the only value that the variant allows; without that, the schema's name.
    private string?[] Values(Place union, Place variant, string? discriminator)
    {
        if (discriminator is null)
            return [null];
        if (parts.FollowSilently(variant) is not { Problem: null, Target: var target })
            return [];
        string?[] values = [.. _mappings.To(target, union).Select(entry => entry.Node.Name!)];
        if (values.Length > 0)
            return values;
        return [DiscriminatorReader.OnlyValue(target, discriminator) ?? target.Node.Name ?? SchemaNames.Of(target)];
    }

    private static IEnumerable<ApiVariant> OfTypes(Place schema)
    {
        string? format = schema.Node["format"] is { IsString: true } text ? text.Text : null;
        foreach (string type in SchemaFacts.Types(schema.Node))
        {
            if (ScalarFormats.Kind(type, format) is { } kind)
                yield return new ApiVariant(new ApiScalar(kind), null);
            else
                yield return new ApiVariant(type == "array" ? new ApiList(new ApiAnyJson()) : new ApiAnyJson(), null);
        }
    }
}
