using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Api.Schemas;

/// <summary>
/// Which schemas inherit from which. Only below a schema with a discriminator is allOf inheritance; children do not
/// stand in their parents, so they are looked for in every document.
/// </summary>
internal sealed class Hierarchies(ReadContext context, SchemaParts parts)
{
    private const int MaxLevels = 200;

    private readonly Dictionary<JsonNode, Place?> _bases = [];
    private Dictionary<JsonNode, List<Place>>? _children;
    private int _level;

    /// <summary>A root, or below one.</summary>
    public bool Contains(Place schema) => SchemaFacts.Discriminator(schema.Node) is not null || Base(schema) is not null;

    /// <summary>The schema that this one inherits from; null for a root and outside hierarchies.</summary>
    public Place? Base(Place schema)
    {
        if (_bases.TryGetValue(schema.Node, out Place? known))
            return known;
        if (_level == MaxLevels || !SchemaFacts.IsDefinition(schema.Node))
            return null;
        _bases[schema.Node] = null; // What asks again while this is being decided goes in a circle.
        _level++;
        Place? found = FindBase(schema);
        _level--;
        if (found is { } parent && Root(parent).Node == schema.Node)
            found = null; // Found before the circle was closed; every step up from here stays finite.
        _bases[schema.Node] = found;
        return found;
    }

    public Place Root(Place schema)
    {
        Place root = schema;
        while (Base(root) is { } parent)
            root = parent;
        return root;
    }

    /// <summary>Schemas of any document whose base is this one, in the order of documents and definitions.</summary>
    public IReadOnlyList<Place> Children(Place schema)
    {
        _children ??= FindChildren();
        return _children.TryGetValue(schema.Node, out List<Place>? children) ? children : [];
    }

    private Place? FindBase(Place schema)
    {
        foreach (Place part in parts.Of(schema))
        {
            // A parent is named: an inline part cannot be anyone's base.
            ReferenceChain chain = parts.FollowSilently(part);
            if (chain.Problem is null && chain.Target.Node != schema.Node && SchemaFacts.IsDefinition(chain.Target.Node) && CanBeBase(chain.Target))
                return chain.Target;
        }

        return null;
    }

    private bool CanBeBase(Place schema)
    {
        string? own = SchemaFacts.Discriminator(schema.Node);
        if (Base(schema) is null)
            return own is not null;

        // A second discriminator below the first decides nothing here, so what is below it is outside the hierarchy.
        return own is null || own == SchemaFacts.Discriminator(Root(schema).Node);
    }

    private Dictionary<JsonNode, List<Place>> FindChildren()
    {
        Dictionary<JsonNode, List<Place>> children = [];
        foreach (OpenApiDocument document in context.Documents.Documents)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            JsonNode? definitions = document.Root["definitions"] ?? document.Root["components"]?["schemas"];
            foreach (JsonNode definition in definitions is null ? default : definitions.Members)
            {
                Place place = new(document, definition);
                if (Base(place) is not { } parent)
                    continue;
                if (!children.TryGetValue(parent.Node, out List<Place>? siblings))
                    children.Add(parent.Node, siblings = []);
                siblings.Add(place);
            }
        }

        return children;
    }
}
