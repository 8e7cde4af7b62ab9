using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>The judge itself: it notices what is kept silent and what is made up.</summary>
public class EvidenceTests
{
    private static readonly Side Old =
        Side.Of(Swagger.Thing(""" "a": { "type": "string" }, "b": { "type": "integer" }, "c": { "type": "string" } """));
    private static readonly Side New =
        Side.Of(Swagger.Thing(""" "a": { "type": "string" }, "c": { "type": "array", "items": { "type": "string" } } """));

    [Fact]
    public void Each_change_that_is_kept_silent_is_missed()
    {
        IReadOnlyList<SpecChange> changes = SpecDiff.Between(Old.Spec, New.Spec).Changes;

        Assert.Equal(["Thing.B", "Thing.C"], changes.Where(change => change.Breaks.HasFlag(Breaks.Source)).Select(change => change.Name));
        Assert.Empty(Evidence.Disagreements(changes, Old, New));
        foreach (string name in new[] { "Thing.B", "Thing.C" })
        {
            IReadOnlyList<string> missed = Evidence.Disagreements([.. changes.Where(change => change.Name != name)], Old, New);
            Assert.Contains(missed, line => line.StartsWith($"does not compile, not reported: {name} ", StringComparison.Ordinal));
            Assert.Contains(missed, line => line.StartsWith($"does not link, not reported: {name} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_break_that_is_made_up_is_found_out()
    {
        SpecChange[] invented = [new(ChangeKind.Changed, Subject.Member, "Thing.A", "a", Breaks.Warning | Breaks.Source | Breaks.Binary)];

        Assert.Equal(3, Evidence.Disagreements(invented, Old, Old).Count);
    }
}
