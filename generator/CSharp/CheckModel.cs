namespace BackupJobsGen.CSharp;

/// <summary>A check of what is sent.</summary>
/// <param name="Name">C# name of the member or argument, which may be a keyword.</param>
/// <param name="Required">Whether null is a fault.</param>
internal sealed record CheckModel(string Name, string WireName, bool Required, bool Deprecated, EquatableArray<LimitModel> Limits)
{
    /// <summary>Whether a limit is about the form in which the value is sent, which may be the one in which it was read.</summary>
    public bool HasForm { get; init; }

    /// <summary>Of an argument: whether the records in it are checked too.</summary>
    public bool HasRecords { get; init; }
}

/// <summary>A limit that the type of its value can break.</summary>
internal abstract record LimitModel;

/// <param name="Kind">What is counted.</param>
internal sealed record CountLimit(CountKind Kind, int Value) : LimitModel;

internal sealed record NumberLimit(NumberLimitKind Kind, decimal Value) : LimitModel;

/// <param name="Expression">Untrusted.</param>
internal sealed record PatternLimit(string Expression) : LimitModel;

internal sealed record UniqueLimit : LimitModel;

/// <summary>Null is not an item of the list or a value of the map.</summary>
internal sealed record NoNullsLimit : LimitModel;

/// <summary>Limits of each item of a list or value of a map.</summary>
internal sealed record ItemsLimit(EquatableArray<LimitModel> Limits) : LimitModel;

internal enum CountKind
{
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
}

internal enum NumberLimitKind
{
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
}
