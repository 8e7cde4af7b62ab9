using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The values of a discriminator that select a variant of a union.</summary>
/// <param name="Own">Those of the variant itself; the first is set where a value has none of them.</param>
/// <param name="Inner">Those of the schemas that the variant leads to: its own variants, or schemas derived from it.</param>
/// <param name="WritesDiscriminator">Whether values of the variant have the right discriminator already.</param>
internal sealed record VariantSelection(IReadOnlyList<ApiValue> Own, IReadOnlyList<ApiValue> Inner, bool WritesDiscriminator)
{
    public IEnumerable<ApiValue> All => Own.Concat(Inner);
}

/// <summary>
/// Finds the values that select the variants of a union with a discriminator. A variant that is a union, or that others are derived
/// from, is selected by their values as well.
/// </summary>
internal sealed class VariantValues(
    ReadContext context, SchemaParts parts, SchemaShapes shapes, Hierarchies hierarchies, DiscriminatorReader discriminators)
{
    private static readonly VariantSelection None = new([], [], false);

    private readonly Mappings _mappings = new(context, parts);
    private readonly DiscriminatorValues _values = new(parts);

    // A selection that is asked for while it is looked for adds nothing to itself.
    private readonly Dictionary<(JsonNode Union, JsonNode Variant, bool HasName), VariantSelection> _known = [];

    public VariantSelection Of(DocumentNode union, DocumentNode variant) => Of(union, variant, true, 0);

    /// <summary>Reports entries of the mapping of a union whose values select nothing.</summary>
    public void CheckMapping(DocumentNode union, IEnumerable<VariantSelection> variants)
    {
        HashSet<string> known = new(variants.SelectMany(variant => variant.All).Select(value => value.Content), StringComparer.Ordinal);
        HashSet<JsonNode> reached = [.. Reached(union).Select(target => target.Json)];
        _mappings.CheckTargets(union, target => reached.Contains(target.Json), known.Contains);
    }

    /// <summary>The variants of a union and all that they lead to.</summary>
    public IEnumerable<DocumentNode> Reached(DocumentNode union)
    {
        HashSet<JsonNode> reached = [];
        Queue<DocumentNode> waiting = new(shapes.Variants(union));
        while (waiting.Count > 0)
        {
            DocumentNode target = Target(waiting.Dequeue());
            if (!reached.Add(target.Json))
                continue;
            yield return target;
            foreach (DocumentNode inner in Inner(target).Concat(hierarchies.Derived(target)))
                waiting.Enqueue(inner);
        }
    }

    // Without a name: variants of a union that has none of the discriminators are selected by its name, not by theirs.
    private VariantSelection Of(DocumentNode union, DocumentNode variant, bool hasName, int level)
    {
        DocumentNode target = Target(variant);
        if (_known.TryGetValue((union.Json, target.Json, hasName), out VariantSelection? known))
            return known;
        _known.Add((union.Json, target.Json, hasName), None);
        string discriminator = SchemaFacts.DiscriminatorName(union.Json)!;
        VariantSelection selection = level == ReadLimits.SchemaLevels ? None
            : hierarchies.Contains(target) && SchemaFacts.Discriminator(hierarchies.Root(target).Json) == discriminator
                ? OfHierarchy(union, target, discriminator)
            : Inner(target) is { Count: > 0 } inner ? OfUnion(union, target, inner, hasName, level)
            : new VariantSelection(OfObject(union, target, discriminator, hasName), [], false);
        _known[(union.Json, target.Json, hasName)] = selection;
        return selection;
    }

    // The keys of the mapping, otherwise the values that the variant allows, otherwise the schema's name.
    private IReadOnlyList<ApiValue> OfObject(DocumentNode union, DocumentNode target, string discriminator, bool hasName) =>
        Mapped(union, target, discriminator, target) is { Count: > 0 } mapped ? mapped
            : _values.Allowed(target, discriminator) is { Count: > 0 } allowed ? allowed
            : hasName ? Name(target) : [];

    private VariantSelection OfHierarchy(DocumentNode union, DocumentNode target, string discriminator)
    {
        List<ApiValue> mapped = Mapped(union, target, discriminator, target);
        ApiValue? own = discriminators.Value(target, discriminator);
        ApiValue[] derived =
            [.. hierarchies.Descendants(target)
                .Select(schema => discriminators.Value(schema, discriminator)).OfType<ApiValue>().Distinct()];
        IReadOnlyList<ApiValue> values = mapped.Count > 0 ? mapped : own is null ? Name(target) : [own];
        return new VariantSelection(values, derived, mapped.Count == 0 || (own is not null && mapped.Contains(own)));
    }

    private VariantSelection OfUnion(
        DocumentNode union, DocumentNode target, IReadOnlyList<DocumentNode> inner, bool hasName, int level)
    {
        string discriminator = SchemaFacts.DiscriminatorName(union.Json)!;
        bool isSelector = SchemaFacts.DiscriminatorName(target.Json) == discriminator;
        VariantSelection[] variants = [.. inner.Select(variant => Of(isSelector ? target : union, variant, isSelector, level + 1))];
        ApiValue[] values = [.. variants.SelectMany(variant => variant.All).Distinct()];
        IReadOnlyList<ApiValue> own = isSelector ? [] : Mapped(union, target, discriminator, [target, .. inner.Select(Target)]);
        // Nothing but another name of its only variant.
        if (own.Count == 0 && values.Length > 0 && shapes.Of(target) == SchemaShape.Alias)
            return variants[0];
        if (own.Count == 0 && hasName && !isSelector && variants.Any(variant => !variant.All.Any()))
            own = Name(target);
        return new VariantSelection(own, [.. values.Except(own)], own.Count == 0);
    }

    private List<ApiValue> Mapped(DocumentNode union, DocumentNode target, string discriminator, params DocumentNode[] declaring) =>
        [.. _mappings.To(target, union).Select(entry => _values.Of(entry.Json.Name!, discriminator, declaring))];

    // An inline schema has no name to be selected by; it is the variant if it fits.
    private static ApiValue[] Name(DocumentNode target) =>
        SchemaFacts.IsDefinition(target.Json) ? [new ApiValue(JsonKind.String, target.Json.Name ?? SchemaNames.Of(target))] : [];

    private IReadOnlyList<DocumentNode> Inner(DocumentNode target) => shapes.Of(target) switch
    {
        SchemaShape.Union => shapes.Variants(target),
        SchemaShape.Alias => [shapes.AliasOf(target)],
        _ => [],
    };

    private DocumentNode Target(DocumentNode schema) => parts.FollowSilently(schema).Target;
}
