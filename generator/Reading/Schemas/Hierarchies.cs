using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Which schemas inherit from which. allOf is inheritance only where the base has a discriminator. Base schemas do not
/// list their derived schemas, so all definitions of all documents are visited once, from the roots down.
/// </summary>
internal sealed class Hierarchies(ReadContext context, SchemaParts parts)
{
    private readonly Dictionary<JsonNode, List<DocumentNode>> _bases = [];
    private readonly Dictionary<JsonNode, List<DocumentNode>> _derived = [];
    private Dictionary<JsonNode, Member>? _members;

    private sealed record Member(DocumentNode Root, DocumentNode? Base, int Level)
    {
        public List<DocumentNode> Derived { get; } = [];
    }

    /// <summary>A root or a schema derived from one.</summary>
    public bool Contains(DocumentNode schema) => Find(schema) is not null;

    /// <summary>The schema that this one inherits from; null for a root and outside hierarchies.</summary>
    public DocumentNode? Base(DocumentNode schema) => Find(schema)?.Base;

    /// <summary>The schema itself outside hierarchies.</summary>
    public DocumentNode Root(DocumentNode schema) => Find(schema)?.Root ?? schema;

    /// <summary>Schemas of any document that inherit directly from this one.</summary>
    public IReadOnlyList<DocumentNode> Derived(DocumentNode schema) => Find(schema)?.Derived ?? [];

    /// <summary>Schemas of any document that inherit from this one, at any level.</summary>
    public IEnumerable<DocumentNode> Descendants(DocumentNode schema) =>
        Derived(schema).SelectMany(derived => Descendants(derived).Prepend(derived));

    /// <summary>Schemas that are left out of the hierarchy because this one is at the last level.</summary>
    public IEnumerable<DocumentNode> TooDeep(DocumentNode schema) =>
        Find(schema) is { Level: ReadLimits.SchemaLevels } ? DerivedFrom(schema).Where(derived => !Contains(derived)) : [];

    private Member? Find(DocumentNode schema)
    {
        _members ??= FindMembers();
        return _members.TryGetValue(schema.Json, out Member? member) ? member : null;
    }

    private Dictionary<JsonNode, Member> FindMembers()
    {
        List<DocumentNode> discriminated = [];
        foreach (DocumentNode definition in Definitions())
        {
            if (SchemaFacts.Discriminator(definition.Json) is not null)
                discriminated.Add(definition);
            AddBases(definition);
        }

        HashSet<JsonNode> descendants = Descendants(discriminated);
        Dictionary<JsonNode, Member> members = [];
        Queue<DocumentNode> waiting = new();
        // A discriminator that no schema derives from decides nothing: its schema is an ordinary object.
        foreach (DocumentNode root in discriminated.Where(schema => !descendants.Contains(schema.Json) && DerivedFrom(schema).Count > 0))
        {
            members.Add(root.Json, new Member(root, null, 0));
            waiting.Enqueue(root);
        }

        while (waiting.Count > 0)
        {
            DocumentNode @base = waiting.Dequeue();
            if (!CanBeBase(@base, members[@base.Json]))
                continue;
            foreach (DocumentNode derived in DerivedFrom(@base).Where(derived => !members.ContainsKey(derived.Json)))
            {
                DocumentNode first = FirstBase(derived, members);
                Member member = members[first.Json];
                members.Add(derived.Json, new Member(member.Root, first, member.Level + 1));
                member.Derived.Add(derived);
                waiting.Enqueue(derived);
            }
        }

        return members;
    }

    private IEnumerable<DocumentNode> Definitions()
    {
        foreach (OpenApiDocument document in context.Documents.Documents)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            DocumentNode root = new(document, document.Root);
            if (document.Dialect == OpenApiDialect.Unknown)
                yield return root;
            JsonNode? definitions = root.Json["definitions"] ?? root.Json["components"]?["schemas"];
            for (int i = 0; i < (definitions?.Members.Length ?? 0); i++)
                yield return root.With(definitions!.Members[i]);
        }
    }

    // A base has a name: an inline schema cannot be inherited from.
    private void AddBases(DocumentNode definition)
    {
        if (!SchemaFacts.HasStructure(definition.Json) || !SchemaParts.Any(definition))
            return;
        List<DocumentNode> found = [];
        foreach (DocumentNode part in parts.Of(definition))
        {
            ReferenceChain chain = parts.FollowSilently(part);
            if (chain.Problem is not null || !SchemaFacts.IsDefinition(chain.Target.Json))
                continue;
            found.Add(chain.Target);
            if (!_derived.TryGetValue(chain.Target.Json, out List<DocumentNode>? derived))
                _derived.Add(chain.Target.Json, derived = []);
            derived.Add(definition);
        }

        _bases[definition.Json] = found;
    }

    private List<DocumentNode> DerivedFrom(DocumentNode schema) =>
        _derived.TryGetValue(schema.Json, out List<DocumentNode>? derived) ? derived : [];

    // Schemas derived from a discriminated one are not roots, even if they have a discriminator themselves.
    private HashSet<JsonNode> Descendants(List<DocumentNode> discriminated)
    {
        HashSet<JsonNode> descendants = [];
        Queue<DocumentNode> waiting = new(discriminated);
        while (waiting.Count > 0)
        {
            foreach (DocumentNode derived in DerivedFrom(waiting.Dequeue()))
            {
                if (descendants.Add(derived.Json))
                    waiting.Enqueue(derived);
            }
        }

        return descendants;
    }

    // A second discriminator is an ordinary member, so schemas derived from its schema are outside the hierarchy. Those below the last
    // level copy the members of their base, as with any base that has no discriminator.
    private static bool CanBeBase(DocumentNode schema, Member member) =>
        member.Level < ReadLimits.SchemaLevels
        && (SchemaFacts.Discriminator(schema.Json) is not { } own || own == SchemaFacts.Discriminator(member.Root.Json));

    private DocumentNode FirstBase(DocumentNode derived, Dictionary<JsonNode, Member> members) => _bases[derived.Json]
        .First(candidate => members.TryGetValue(candidate.Json, out Member? member) && CanBeBase(candidate, member));
}
