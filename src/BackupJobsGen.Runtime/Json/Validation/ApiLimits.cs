using System.ComponentModel;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>The constraints that a document has for one value; null: none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ApiLimits
{
    /// <summary>Fewest characters, as Unicode counts them; of bytes, those of the base64 that is sent.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression.</summary>
    public string? Pattern { get; init; }

    /// <summary>The lowest number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The highest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The number must be higher.</summary>
    public decimal? ExclusiveMinimum { get; init; }

    /// <summary>The number must be lower.</summary>
    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The number must be a multiple.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>Fewest items.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether no item may occur twice.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>Whether null is not an item of the list or a value of the map.</summary>
    public bool HasNoNulls { get; init; }

    /// <summary>The constraints of each item of a list, or of each value of a map.</summary>
    public ApiLimits? Items { get; init; }

    /// <summary>Further constraints of the same value: another pattern, another number that it must be a multiple of.</summary>
    public ApiLimits? And { get; init; }
}
