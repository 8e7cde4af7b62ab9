using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Which schemas inherit from which. Only below a schema with a discriminator is allOf inheritance; children do not
/// stand in their parents, so all definitions of all documents are gone through once, from the roots down.
/// </summary>
internal sealed class Hierarchies(ReadContext context, SchemaParts parts)
{
    // What is deeper copies its members, as below any parent that is no base.
    private const int MaxLevels = 64;

    private readonly Dictionary<JsonNode, List<Place>> _parents = [];
    private readonly Dictionary<JsonNode, List<Place>> _heirs = [];
    private Dictionary<JsonNode, Member>? _members;

    private sealed record Member(Place Root, Place? Base, int Level)
    {
        public List<Place> Children { get; } = [];
    }

    /// <summary>A root, or below one.</summary>
    public bool Contains(Place schema) => Find(schema) is not null;

    /// <summary>The schema that this one inherits from; null for a root and outside hierarchies.</summary>
    public Place? Base(Place schema) => Find(schema)?.Base;

    /// <summary>The schema itself outside hierarchies.</summary>
    public Place Root(Place schema) => Find(schema)?.Root ?? schema;

    /// <summary>Schemas of any document whose base is this one.</summary>
    public IReadOnlyList<Place> Children(Place schema) => Find(schema)?.Children ?? [];

    /// <summary>Schemas that would be below this one, were it not so deep already.</summary>
    public IEnumerable<Place> TooDeep(Place schema) =>
        Find(schema) is { Level: MaxLevels } ? Heirs(schema).Where(heir => !Contains(heir)) : [];

    private Member? Find(Place schema)
    {
        _members ??= FindMembers();
        return _members.TryGetValue(schema.Node, out Member? member) ? member : null;
    }

    private Dictionary<JsonNode, Member> FindMembers()
    {
        List<Place> discriminated = [];
        foreach (Place definition in Definitions())
        {
            if (SchemaFacts.Discriminator(definition.Node) is not null)
                discriminated.Add(definition);
            AddParents(definition);
        }

        HashSet<JsonNode> below = Below(discriminated);
        Dictionary<JsonNode, Member> members = [];
        Queue<Place> waiting = new();
        foreach (Place root in discriminated.Where(schema => !below.Contains(schema.Node)))
        {
            members.Add(root.Node, new Member(root, null, 0));
            waiting.Enqueue(root);
        }

        while (waiting.Count > 0)
        {
            Place parent = waiting.Dequeue();
            if (!CanBeBase(parent, members[parent.Node]))
                continue;
            foreach (Place heir in Heirs(parent).Where(heir => !members.ContainsKey(heir.Node)))
            {
                Place above = FirstBase(heir, members);
                Member member = members[above.Node];
                members.Add(heir.Node, new Member(member.Root, above, member.Level + 1));
                member.Children.Add(heir);
                waiting.Enqueue(heir);
            }
        }

        return members;
    }

    private IEnumerable<Place> Definitions()
    {
        foreach (OpenApiDocument document in context.Documents.Documents)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Place root = new(document, document.Root);
            if (document.Dialect == OpenApiDialect.Unknown)
                yield return root;
            JsonNode? definitions = root.Node["definitions"] ?? root.Node["components"]?["schemas"];
            for (int i = 0; i < (definitions?.Members.Length ?? 0); i++)
                yield return root.With(definitions!.Members[i]);
        }
    }

    // A parent is named: an inline part cannot be anyone's base.
    private void AddParents(Place definition)
    {
        if (!SchemaFacts.HasStructure(definition.Node))
            return;
        List<Place> found = [];
        foreach (Place part in parts.Of(definition))
        {
            ReferenceChain chain = parts.FollowSilently(part);
            if (chain.Problem is not null || !SchemaFacts.IsDefinition(chain.Target.Node))
                continue;
            found.Add(chain.Target);
            if (!_heirs.TryGetValue(chain.Target.Node, out List<Place>? heirs))
                _heirs.Add(chain.Target.Node, heirs = []);
            heirs.Add(definition);
        }

        _parents[definition.Node] = found;
    }

    private List<Place> Heirs(Place schema) => _heirs.TryGetValue(schema.Node, out List<Place>? heirs) ? heirs : [];

    /// <summary>Everything below something discriminated: no root, whatever it says itself.</summary>
    private HashSet<JsonNode> Below(List<Place> discriminated)
    {
        HashSet<JsonNode> below = [];
        Queue<Place> waiting = new(discriminated);
        while (waiting.Count > 0)
        {
            foreach (Place heir in Heirs(waiting.Dequeue()))
            {
                if (below.Add(heir.Node))
                    waiting.Enqueue(heir);
            }
        }

        return below;
    }

    // A second discriminator below the first decides nothing here, so what is below it is outside the hierarchy.
    private static bool CanBeBase(Place schema, Member member) =>
        member.Level < MaxLevels
        && (SchemaFacts.Discriminator(schema.Node) is not { } own || own == SchemaFacts.Discriminator(member.Root.Node));

    private Place FirstBase(Place heir, Dictionary<JsonNode, Member> members) => _parents[heir.Node]
        .First(parent => members.TryGetValue(parent.Node, out Member? member) && CanBeBase(parent, member));
}
