using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Reading.Schemas;

/// <summary>
/// Finds schemas that lead to each other by allOf and by the variants of unions. The search visits each schema once, however many ask.
/// </summary>
internal sealed class SchemaCircles(Func<DocumentNode, IEnumerable<DocumentNode>> next)
{
    // Tarjan's algorithm, without recursion: a document may chain any number of schemas.
    private readonly Dictionary<JsonNode, int> _found = [];
    private readonly Dictionary<JsonNode, int> _lowest = [];
    private readonly Dictionary<JsonNode, int> _circles = [];
    private readonly Stack<JsonNode> _waiting = new();

    /// <summary>Whether the first leads to the second and back.</summary>
    public bool AreOne(DocumentNode first, DocumentNode second) => CircleOf(first) == CircleOf(second);

    private int CircleOf(DocumentNode schema)
    {
        if (!_found.ContainsKey(schema.Json))
            Search(schema);
        return _circles[schema.Json];
    }

    private void Search(DocumentNode start)
    {
        Stack<(JsonNode Schema, IEnumerator<DocumentNode> Next)> open = new();
        open.Push(Enter(start));
        while (open.Count > 0)
        {
            (JsonNode schema, IEnumerator<DocumentNode> rest) = open.Peek();
            if (rest.MoveNext())
            {
                JsonNode target = rest.Current.Json;
                if (!_found.TryGetValue(target, out int found))
                    open.Push(Enter(rest.Current));
                else if (!_circles.ContainsKey(target))
                    _lowest[schema] = Math.Min(_lowest[schema], found);
                continue;
            }

            rest.Dispose();
            open.Pop();
            if (open.Count > 0)
                _lowest[open.Peek().Schema] = Math.Min(_lowest[open.Peek().Schema], _lowest[schema]);
            if (_lowest[schema] == _found[schema])
                Close(schema);
        }
    }

    private (JsonNode, IEnumerator<DocumentNode>) Enter(DocumentNode schema)
    {
        _lowest[schema.Json] = _found[schema.Json] = _found.Count;
        _waiting.Push(schema.Json);
        return (schema.Json, next(schema).GetEnumerator());
    }

    private void Close(JsonNode first)
    {
        JsonNode member;
        do
        {
            member = _waiting.Pop();
            _circles[member] = _found[first];
        }
        while (member != first);
    }
}
