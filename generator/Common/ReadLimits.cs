namespace BackupJobsGen;

/// <summary>How far documents are followed. Each limit is far beyond any real document; without it a hostile one has no end.</summary>
internal static class ReadLimits
{
    /// <summary>Levels of objects and arrays in JSON and YAML.</summary>
    public const int JsonLevels = 256;

    /// <summary>References in a row; a longer chain could make reading quadratic.</summary>
    public const int References = 64;

    /// <summary>Levels of schemas: lists in lists, members of members, aliases, bases.</summary>
    public const int SchemaLevels = 64;
}
