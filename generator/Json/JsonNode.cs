namespace BackupJobsGen.Json;

internal enum JsonKind
{
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}

/// <summary>
/// One JSON value. It has its offset in the text and its position in the tree, so that a problem found in any later stage
/// can name line, column and pointer without carrying them along.
/// </summary>
internal sealed class JsonNode(JsonKind kind, int offset, string value)
{
    // Up to this many members, a scan over the names is faster than a table.
    private const int TableThreshold = 8;

    private static readonly JsonNode[] None = [];

    private JsonNode[] _children = None;
    private Func<JsonNode, JsonNode[]>? _pending;
    private Dictionary<string, JsonNode>? _table;

    public JsonKind Kind { get; } = kind;

    /// <summary>Offset of the value's first character in the text.</summary>
    public int Offset { get; } = offset;

    /// <summary>A string's content; the token of a number or literal; empty for arrays and objects.</summary>
    public string Value { get; } = value;

    /// <summary>Name of the member that holds this value; null in arrays and for the root.</summary>
    public string? Name { get; private set; }

    /// <summary>Offset of the name's opening quote; that of the value where there is no name.</summary>
    public int NameOffset { get; private set; } = offset;

    public JsonNode? Parent { get; private set; }

    /// <summary>
    /// Where the node is from if that is not where its parent is from, in the same document the object that has it; null for a node of
    /// the text.
    /// </summary>
    public object? Origin { get; private set; }

    /// <summary>Index among the parent's children.</summary>
    public int Index { get; private set; }

    /// <summary>An object's members in document order, each name once; empty for every other kind.</summary>
    public ReadOnlySpan<JsonNode> Members => Kind == JsonKind.Object ? Children : None;

    /// <summary>An array's items; empty for every other kind.</summary>
    public ReadOnlySpan<JsonNode> Items => Kind == JsonKind.Array ? Children : None;

    public bool IsObject => Kind == JsonKind.Object;

    public bool IsString => Kind == JsonKind.String;

    public bool IsTrue => Kind == JsonKind.True;

    /// <summary>The member with exactly this name; null when there is none or the value is not an object.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            if (Kind != JsonKind.Object)
                return null;
            JsonNode[] children = Children;
            if (children.Length > TableThreshold)
                return Table().TryGetValue(name, out JsonNode? found) ? found : null;
            foreach (JsonNode child in children)
            {
                if (child.Name == name)
                    return child;
            }

            return null;
        }
    }

    private JsonNode[] Children => Volatile.Read(ref _pending) is { } read ? ReadPending(read) : _children;

    internal void SetName(string name, int nameOffset)
    {
        Name = name;
        NameOffset = nameOffset;
    }

    internal void SetOrigin(object? origin) => Origin = origin;

    internal void SetChildren(JsonNode[] children)
    {
        _children = children;
        for (int i = 0; i < children.Length; i++)
        {
            children[i].Parent = this;
            children[i].Index = i;
        }
    }

    /// <summary>Leaves the children to be read when they are first asked for.</summary>
    /// <param name="read">Reads them; the same for all nodes of a document, whose threads wait for each other.</param>
    internal void SetPending(Func<JsonNode, JsonNode[]> read) => _pending = read;

    /// <summary>
    /// An object made of copies of some members of this one, and attached to it under a name: another reading of the same
    /// JSON, with the same offsets and an address of its own.
    /// </summary>
    internal JsonNode Derive(string name, Func<JsonNode, bool> isKept, params JsonNode[] added)
    {
        JsonNode derived = new(JsonKind.Object, Offset, "");
        derived.SetName(name, NameOffset);
        derived.SetChildren([.. added, .. Children.Where(isKept).Select(child => child.Copy())]);
        derived.Parent = this;
        return derived;
    }

    /// <summary>
    /// This object, at its place, with these members instead of its own of their names. The others remain those of this one.
    /// </summary>
    internal JsonNode Replace(IReadOnlyList<JsonNode> members)
    {
        JsonNode replaced = new(Kind, Offset, Value) { Origin = Origin, Parent = Parent, Index = Index };
        if (Name is not null)
            replaced.SetName(Name, NameOffset);
        foreach (JsonNode member in members)
            member.Parent = replaced;
        replaced._children = [.. Children.Where(child => members.All(member => member.Name != child.Name)), .. members];
        return replaced;
    }

    /// <summary>The same value without a parent.</summary>
    /// <param name="isKept">Which children are copied; null for all.</param>
    internal JsonNode Copy(Func<JsonNode, bool>? isKept = null)
    {
        JsonNode copy = new(Kind, Offset, Value) { Origin = Origin };
        if (Name is not null)
            copy.SetName(Name, NameOffset);
        copy.SetChildren([.. Children.Where(child => isKept?.Invoke(child) != false).Select(child => child.Copy())]);
        return copy;
    }

    private JsonNode[] ReadPending(Func<JsonNode, JsonNode[]> read)
    {
        lock (read)
        {
            // Nodes are compared by reference, so that no two threads may create the children.
            if (_pending is not null)
            {
                SetChildren(read(this));
                Volatile.Write(ref _pending, null);
            }
        }

        return _children;
    }

    private Dictionary<string, JsonNode> Table()
    {
        // Two threads may both build it; the tables are equal and the last one stays.
        if (_table is null)
        {
            Dictionary<string, JsonNode> table = new(Children.Length, StringComparer.Ordinal);
            foreach (JsonNode child in Children)
                table[child.Name!] = child;
            _table = table;
        }

        return _table;
    }
}
