using BackupJobsGen.Api;
using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>The objects and unions that were reached and are still to be read.</summary>
internal sealed class SchemaQueue(Hierarchies hierarchies)
{
    private readonly Queue<Place> _waiting = new();
    private readonly HashSet<JsonNode> _seen = [];
    private readonly HashSet<JsonNode> _seenWithChildren = [];

    /// <summary>
    /// A value of this schema occurs, so every schema below it may occur as well. The ones above it are needed as base
    /// types only, which does not reach its siblings.
    /// </summary>
    public void Reach(Place schema)
    {
        if (!_seenWithChildren.Add(schema.Node))
            return;
        Add(schema);
        foreach (Place child in hierarchies.Children(schema))
            Reach(child);
        Place? parent = hierarchies.Base(schema);
        while (parent is { } above && Add(above))
            parent = hierarchies.Base(above);
    }

    /// <summary>Null when all are read.</summary>
    public Place? Next() => _waiting.Count > 0 ? _waiting.Dequeue() : null;

    private bool Add(Place schema)
    {
        bool isNew = _seen.Add(schema.Node);
        if (isNew)
            _waiting.Enqueue(schema);
        return isNew;
    }
}
