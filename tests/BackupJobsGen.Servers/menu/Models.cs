using System.Text.Json.Serialization;

namespace Menu;

/// <summary>An enum that is a string in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Level>))]
public enum Level
{
    Low,
    Medium,
    VeryHigh,
}

/// <summary>An enum that is a number in JSON.</summary>
public enum Code
{
    One = 1,
    Two = 2,
    Ten = 10,
}

/// <summary>One member of each scalar type.</summary>
public sealed record Scalars
{
    public required string Text { get; init; }
    public bool Flag { get; init; }
    public byte Small { get; init; }
    public short Short { get; init; }
    public int Whole { get; init; }
    public long Big { get; init; }
    public float Single { get; init; }
    public double Real { get; init; }
    public decimal Money { get; init; }
    public Guid Id { get; init; }
    public DateOnly Day { get; init; }
    public TimeOnly Time { get; init; }
    public DateTimeOffset At { get; init; }
    public Uri? Link { get; init; }
    public byte[] Bytes { get; init; } = [];
    public Level Level { get; init; }
    public Code Code { get; init; }
}

/// <summary>Members that may be absent, null, or must be there and may be null.</summary>
public sealed record Optionals
{
    public string? Text { get; init; }
    public int? Whole { get; init; }
    public DateTimeOffset? At { get; init; }
    public Guid? Id { get; init; }
    public Level? Level { get; init; }
    public Leaf? Leaf { get; init; }
    public List<int>? Wholes { get; init; }
    public required int? MustBeThere { get; init; }
}

public sealed record Timing
{
    public TimeSpan Lasts { get; init; }
}

public sealed record Leaf(string Name, int Size);

public sealed record Containers
{
    public List<string> Texts { get; init; } = [];
    public List<List<int>> Grid { get; init; } = [];
    public List<Leaf> Leaves { get; init; } = [];
    public List<Level> Levels { get; init; } = [];
    public Dictionary<string, int> Counts { get; init; } = [];
    public Dictionary<string, List<Leaf>> Trees { get; init; } = [];
    public Dictionary<string, long> Bigs { get; init; } = [];
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Shape
{
    public string Name { get; init; } = "";
}

public sealed record Circle : Shape
{
    public double Radius { get; init; }
}

public sealed record Square : Shape
{
    public double Side { get; init; }
}

public sealed record Person
{
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public int? Age { get; init; }
}

/// <summary>Fields of a form.</summary>
public sealed record Fields
{
    public string Text { get; init; } = "";
    public int Whole { get; init; }
    public bool Flag { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A list in a form.</summary>
public sealed record Texts
{
    public List<string> Items { get; init; } = [];
}

/// <summary>A page of a list with numbered pages.</summary>
public sealed record LeafPage(List<Leaf> Items, int Total, int Page, int Limit);

/// <summary>A file as the server received it.</summary>
public sealed record FileSeen(string Field, string FileName, string? MediaType, string Text);
