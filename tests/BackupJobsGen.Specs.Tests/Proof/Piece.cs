namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>How a caller uses a thing.</summary>
internal enum Use
{
    /// <summary>Reads, sets or calls it.</summary>
    Member,

    /// <summary>Makes an object, with all of its members or the required ones only.</summary>
    Make,

    /// <summary>Takes an object as one of its base type.</summary>
    Upcast,

    /// <summary>Derives a type of its own.</summary>
    Derive,
}

/// <summary>One use of one thing of a client: a line of C# that stands for all callers who do the same.</summary>
/// <param name="Owner">The type that is used.</param>
/// <param name="Names">What a change of the used thing is called: on the type itself, and on the one that declares it.</param>
/// <param name="Bases">The type and what it inherits from.</param>
internal sealed record Piece(Use Use, string Owner, IReadOnlyList<string> Names, IReadOnlyList<string> Bases, string Code)
{
    /// <summary>Whether the change says that this use may break.</summary>
    public bool IsConcernedBy(SpecChange change)
    {
        string name = change.Name.Split('(')[0];
        return Names.Contains(name)
            || (change.Subject == Subject.Type && Owner == name)
            || (change.Subject == Subject.Member && Use == Use.Make && Bases.Contains(name[..name.LastIndexOf('.')]));
    }

    public override string ToString() => $"{Names[0]} ({Use}): {Code}";
}
