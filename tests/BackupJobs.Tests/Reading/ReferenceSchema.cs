namespace BackupJobs.Tests.Reading;

/// <summary>What a value should be.</summary>
internal enum ReferenceKind
{
    Text,
    Boolean,
    Int32,
    Double,
    Instant,
    Duration,
    Enum,
    List,
    Map,
    Object,
}

/// <summary>A schema of the document, read without the generator.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Name">Of a definition; else empty.</param>
internal sealed record ReferenceSchema(ReferenceKind Kind, string Name)
{
    /// <summary>Of the items of a list, of the values of a map.</summary>
    public ReferenceSchema? Item { get; init; }

    /// <summary>Listed texts of an enum, in order.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Declared members by JSON name, those of all bases included.</summary>
    public Dictionary<string, ReferenceSchema> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The member that says which of <see cref="Kinds"/> an object is; null where there is one kind only.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Definitions by the discriminator's text.</summary>
    public Dictionary<string, ReferenceSchema> Kinds { get; } = new(StringComparer.Ordinal);
}
