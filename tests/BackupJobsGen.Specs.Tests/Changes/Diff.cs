using BackupJobsGen.Specs.Tests.Proof;
using BackupJobsGen.Specs.Tests.Wire;

namespace BackupJobsGen.Specs.Tests.Changes;

/// <summary>The reported changes between two small documents, one on a line, proved by a caller that is compiled, linked and run.</summary>
internal static class Diff
{
    /// <summary>All changes; their impact on source, binary and wire has been proved.</summary>
    public static IReadOnlyList<string> Of(string old, string now)
    {
        Side before = Side.Of(old);
        Side after = Side.Of(now);
        IReadOnlyList<SpecChange> changes = SpecDiff.Between(before.Spec, after.Spec).Changes;
        Assert.Empty(Evidence.Disagreements(changes, before, after));
        Assert.Empty(WireEvidence.DisagreementsAsync(changes, new LoadedClient(before), new LoadedClient(after)).GetAwaiter().GetResult());
        return [.. changes.Select(Line)];
    }

    /// <summary>All changes, unproved: what the judges do not compare, such as forms and the pages after the first.</summary>
    public static IReadOnlyList<string> Reported(string old, string now) =>
        [.. SpecDiff.Between(Side.Of(old).Spec, Side.Of(now).Spec).Changes.Select(Line)];

    private static string Line(SpecChange change)
    {
        string difference = change is { Old: { } old, New: { } now } ? $"{old} -> {now}" : change.Old ?? change.New ?? "";
        return $"{change.Breaks}: {change.Kind} {change.Name} [{change.Wire}] {difference}".TrimEnd();
    }
}
