using BackupJobsGen.Specs.Tests.Proof;

namespace BackupJobsGen.Specs.Tests.Wire;

/// <summary>Published documents against each other: what is reported of the wire is what calls send and read.</summary>
public class WirePairTests
{
    // Small documents, and two with many operations in common that send alike.
    public static TheoryData<string, string> Pairs() => LongTests.AreAsked ? UpstreamPairTests.Pairs() : new()
    {
        { "2016-12-01", "2018-12-20" },
        { "2018-12-20", "2016-12-01" },
        { "2019-05-13", "2019-06-15" },
    };

    [SharedTheory]
    [MemberData(nameof(Pairs))]
    public async Task The_report_of_the_wire_is_what_two_clients_send_and_read(string old, string now)
    {
        LoadedClient before = new(UpstreamPairTests.Sides.Of(old));
        LoadedClient after = new(UpstreamPairTests.Sides.Of(now));

        IReadOnlyList<string> disagreements =
            await WireEvidence.DisagreementsAsync(SpecDiff.Between(before.Spec, after.Spec).Changes, before, after);

        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }
}
