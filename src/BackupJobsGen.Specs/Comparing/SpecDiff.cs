namespace BackupJobsGen.Specs;

/// <summary>All differences between the clients of two sets of documents.</summary>
internal sealed record SpecDiff(SpecClient Old, SpecClient New, IReadOnlyList<SpecChange> Changes)
{
    public static SpecDiff Between(SpecClient old, SpecClient now)
    {
        List<SpecChange> changes = [];
        TypeRules types = new(now);
        new ClientComparison(types, changes).Compare(old, now);
        new TypeComparison(changes).Compare(old, now);
        return new SpecDiff(old, now, changes);
    }

    /// <summary>How many changes hurt in one of the given ways.</summary>
    public int Count(Breaks breaks) => Changes.Count(change => (change.Breaks & breaks) != 0);
}
