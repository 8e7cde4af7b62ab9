using BackupJobsGen.Json;

namespace BackupJobsGen.Sources;

/// <summary>Where something comes from.</summary>
/// <param name="Source">Index of the file among the sources of a document; 0 is the document itself.</param>
/// <param name="Line">Zero-based.</param>
/// <param name="Column">Zero-based, in UTF-16 units.</param>
internal readonly record struct Origin(int Source, int Line, int Column);

/// <summary>A JSON value that knows which file says it, and that overlays can change.</summary>
/// <param name="value">A string's content; the token of a number or literal; empty for arrays and objects.</param>
internal sealed class SourceNode(JsonKind kind, string value, Origin origin)
{
    public JsonKind Kind { get; } = kind;

    public string Value { get; } = value;

    public Origin Origin { get; } = origin;

    /// <summary>Name of the member that holds this value; null in arrays and for the root.</summary>
    public string? Name { get; private set; }

    public Origin NameOrigin { get; private set; }

    /// <summary>Members of an object, each name once, or items of an array.</summary>
    public List<SourceNode> Children { get; } = [];

    public bool IsContainer => Kind is JsonKind.Object or JsonKind.Array;

    public SourceNode? this[string name] => Kind == JsonKind.Object ? Children.Find(child => child.Name == name) : null;

    public SourceNode Named(string? name, Origin origin)
    {
        Name = name;
        NameOrigin = origin;
        return this;
    }

    /// <summary>A copy with the same origins.</summary>
    public SourceNode Copy()
    {
        SourceNode copy = new SourceNode(Kind, Value, Origin).Named(Name, NameOrigin);
        foreach (SourceNode child in Children)
            copy.Children.Add(child.Copy());
        return copy;
    }

    /// <summary>Number of values in it, itself included.</summary>
    public int Count() => 1 + Children.Sum(child => child.Count());

    /// <summary>Characters of all values and names in it.</summary>
    public long Length() => Value.Length + (Name?.Length ?? 0) + Children.Sum(child => child.Length());

    /// <summary>Levels of nesting; 1 for a scalar.</summary>
    public int Height() => 1 + (Children.Count == 0 ? 0 : Children.Max(child => child.Height()));
}
