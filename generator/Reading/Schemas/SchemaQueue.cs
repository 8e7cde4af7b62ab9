using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The objects and unions that are referenced and still to be read.</summary>
internal sealed class SchemaQueue(Hierarchies hierarchies)
{
    private readonly Queue<DocumentNode> _waiting = new();
    private readonly HashSet<JsonNode> _seen = [];
    private readonly HashSet<JsonNode> _seenWithDerived = [];
    private readonly List<DocumentNode> _reached = [];

    /// <summary>All of them, also those that have been read.</summary>
    public IReadOnlyList<DocumentNode> Reached => _reached;

    /// <summary>
    /// A value of this schema occurs, so derived schemas may occur as well. Base schemas are needed as base types only,
    /// without their other derived schemas.
    /// </summary>
    public void Reach(DocumentNode schema)
    {
        if (!_seenWithDerived.Add(schema.Json))
            return;
        Add(schema);
        foreach (DocumentNode derived in hierarchies.Derived(schema))
            Reach(derived);
        DocumentNode? ancestor = hierarchies.Base(schema);
        while (ancestor is { } next && Add(next))
            ancestor = hierarchies.Base(next);
    }

    /// <summary>Null when all have been read.</summary>
    public DocumentNode? Next() => _waiting.Count > 0 ? _waiting.Dequeue() : null;

    private bool Add(DocumentNode schema)
    {
        bool isNew = _seen.Add(schema.Json);
        if (isNew)
        {
            _waiting.Enqueue(schema);
            _reached.Add(schema);
        }

        return isNew;
    }
}
