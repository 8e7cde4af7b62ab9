namespace BackupJobs.Conformance.Reference;

/// <param name="Pointer">JSON pointer in the value.</param>
internal sealed record Contradiction(string Pointer, string Message)
{
    public override string ToString() => $"{(Pointer.Length == 0 ? "body" : Pointer)}: {Message}";
}

/// <summary>What a document says about one JSON value.</summary>
internal sealed class BodyFacts
{
    public List<Contradiction> Contradictions { get; } = [];

    /// <summary>Pointers of readOnly members, which are not sent.</summary>
    public HashSet<string> ReadOnly { get; } = [];

    /// <summary>
    /// Names of members that cannot have a typed member: undeclared ones, nulls and values that do not fit. One entry per
    /// occurrence. Everything else must be reachable as a typed member.
    /// </summary>
    public List<string> Loose { get; } = [];

    public bool Fits => Contradictions.Count == 0;

    public void Add(BodyFacts other)
    {
        Contradictions.AddRange(other.Contradictions);
        ReadOnly.UnionWith(other.ReadOnly);
        Loose.AddRange(other.Loose);
    }
}
