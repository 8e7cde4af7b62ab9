using BackupJobsGen.Api;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Reads oneOf, anyOf and lists of types.</summary>
internal sealed class UnionReader(ReadContext context, SchemaShapes shapes, VariantValues values, SchemaReader schemas)
{
    public ApiUnion Read(DocumentNode schema)
    {
        string? discriminator = SchemaFacts.DiscriminatorName(schema.Json);
        List<(ApiVariant Read, DocumentNode Schema)> variants = [];
        foreach ((DocumentNode variant, VariantSelection? selection) in Selections(schema, discriminator))
        {
            ApiType type = schemas.Read(variant);
            foreach (ApiValue? value in selection?.All.DefaultIfEmpty() ?? [null])
            {
                ApiVariant read = new(type, value)
                {
                    Limits = schemas.Limits([schema, variant], type),
                    WritesDiscriminator = selection?.WritesDiscriminator == true,
                };
                if (!variants.Exists(known => known.Read == read))
                    variants.Add((read, variant));
            }
        }

        foreach (IGrouping<ApiType, (ApiVariant Read, DocumentNode Schema)> alike in variants.GroupBy(variant => variant.Read.Type))
        {
            if (alike.Select(variant => variant.Read.Limits).Distinct().Count() > 1)
                schemas.ReportAlternatives([.. alike.Select(variant => variant.Schema)]);
        }

        return new ApiUnion(
            schema.Id,
            SchemaNames.Of(schema),
            context.String(schema, "description") ?? context.String(schema, "title"),
            variants.Select(variant => variant.Read).ToEquatableArray(),
            discriminator) { IsInline = SchemaNames.IsInline(schema) };
    }

    private List<(DocumentNode Variant, VariantSelection? Selection)> Selections(DocumentNode schema, string? discriminator)
    {
        if (discriminator is null)
            return [.. shapes.Variants(schema).Select(variant => (variant, (VariantSelection?)null))];
        (DocumentNode Variant, VariantSelection Selection)[] all =
            [.. shapes.Variants(schema).Select(variant => (variant, values.Of(schema, variant)))];
        values.CheckMapping(schema, all.Select(variant => variant.Selection));
        DiscriminatorNames.Check(context, schema, discriminator, values.Reached(schema).Select(schemas.Members));
        // A value selects the variant whose own it is, otherwise the one that it says most about.
        Dictionary<ApiValue, VariantSelection> selected = [];
        foreach ((ApiValue value, VariantSelection selection) in all.Select(variant => variant.Selection)
            .OrderBy(selection => selection.All.Count())
            .SelectMany(selection => selection.Inner.Select(value => (value, selection)))
            .Where(inner => !selected.ContainsKey(inner.value)))
            selected.Add(value, selection);
        foreach (ApiValue own in all.SelectMany(variant => variant.Selection.Own))
            selected.Remove(own);
        return [.. all.Select(variant => (variant.Variant, (VariantSelection?)Rest(variant.Selection, selected)))];
    }

    private static VariantSelection Rest(VariantSelection variant, Dictionary<ApiValue, VariantSelection> selected)
    {
        ApiValue[] rest =
            [.. variant.Inner.Where(value => selected.TryGetValue(value, out VariantSelection? by) && ReferenceEquals(by, variant))];
        return rest.Length == variant.Inner.Count || (rest.Length == 0 && variant.Own.Count == 0)
            ? variant
            : variant with { Inner = rest, WritesDiscriminator = true };
    }
}
