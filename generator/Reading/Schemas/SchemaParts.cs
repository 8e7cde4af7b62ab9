using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>Follows references between schemas and lists the parts of a composed schema.</summary>
internal sealed class SchemaParts
{
    private readonly ReadContext _context;
    private readonly SchemaCircles _circles;

    public SchemaParts(ReadContext context)
    {
        _context = context;
        _circles = new SchemaCircles(Next);
    }

    /// <summary>Follows references to the schema; null, and reported, when there is none.</summary>
    public ReferenceChain? Follow(DocumentNode schema) => _context.Follow(schema, DocumentPlaces.Schema, SchemaFacts.HasStructure);

    /// <summary>Without reports, for schemas that are only searched and may not be generated.</summary>
    public ReferenceChain FollowSilently(DocumentNode schema) =>
        ReferenceChain.Follow(_context.Documents, schema, DocumentPlaces.Schema, SchemaFacts.HasStructure);

    /// <summary>Whether a schema can have parts, without looking for them.</summary>
    public static bool Any(DocumentNode schema) => schema.Json["allOf"] is not null || schema.Reference is not null;

    /// <summary>
    /// The entries of allOf, preceded by the target of a <c>$ref</c> next to other structure. A variant that names its union in allOf
    /// inherits what the union has besides its variants.
    /// </summary>
    public IEnumerable<DocumentNode> Of(DocumentNode schema) => Any(schema) ? Of(schema, null) : [];

    /// <summary>Whether allOf names a union that the schema itself is a variant of.</summary>
    public bool NamesItsUnion(DocumentNode schema) => Any(schema) && Declared(schema).Any(part => UnionOf(schema, part) is not null);

    /// <summary>Whether allOf names this union, or leads to it.</summary>
    public bool IsVariantOf(DocumentNode schema, DocumentNode union) => _circles.AreOne(schema, union);

    private IEnumerable<DocumentNode> Of(DocumentNode schema, HashSet<JsonNode>? passed)
    {
        foreach (DocumentNode part in Declared(schema))
        {
            if (UnionOf(schema, part) is not { } union)
                yield return part;
            else if ((passed ??= []).Add(union.Json))
            {
                foreach (DocumentNode inherited in Of(union, passed))
                    yield return inherited;
            }
        }
    }

    private DocumentNode? UnionOf(DocumentNode schema, DocumentNode part) =>
        FollowSilently(part) is { Problem: null, Target: var target } && SchemaFacts.IsUnionOnly(target.Json)
        && _circles.AreOne(schema, target)
            ? target
            : null;

    private IEnumerable<DocumentNode> Next(DocumentNode schema)
    {
        IEnumerable<DocumentNode> variants = SchemaFacts.IsUnionOnly(schema.Json)
            ? Items(schema, "oneOf").Concat(Items(schema, "anyOf"))
            : [];
        return Declared(schema).Concat(variants).Select(FollowSilently).Where(chain => chain.Problem is null)
            .Select(chain => chain.Target);
    }

    private static IEnumerable<DocumentNode> Items(DocumentNode schema, string name)
    {
        JsonNode? list = schema.Json[name];
        for (int i = 0; i < (list?.Items.Length ?? 0); i++)
            yield return schema.With(list!.Items[i]);
    }

    private IEnumerable<DocumentNode> Declared(DocumentNode schema)
    {
        if (schema.Reference is { } reference && _context.Documents.Resolve(schema.Document, reference, out _) is { } target
            && DocumentPlaces.Mismatch(target, DocumentPlaces.Schema) is null)
            yield return target;
        foreach (DocumentNode entry in Items(schema, "allOf"))
            yield return entry;
    }

    /// <summary>Whether allOf leads from a schema back to it.</summary>
    public bool IsCircular(DocumentNode schema)
    {
        HashSet<JsonNode> visited = [];
        Queue<DocumentNode> waiting = new([schema]);
        while (waiting.Count > 0)
        {
            foreach (DocumentNode part in Of(waiting.Dequeue()))
            {
                ReferenceChain chain = FollowSilently(part);
                if (chain.Problem is not null)
                    continue;
                if (chain.Target.Json == schema.Json)
                    return true;
                if (visited.Add(chain.Target.Json))
                    waiting.Enqueue(chain.Target);
            }
        }

        return false;
    }
}
