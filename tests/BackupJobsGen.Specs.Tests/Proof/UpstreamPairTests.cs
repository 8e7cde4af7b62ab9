using System.Collections.Concurrent;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Proof;

/// <summary>Published documents against each other, in both directions: what is reported is what happens.</summary>
public class UpstreamPairTests
{
    public static TheoryData<string, string> Pairs()
    {
        TheoryData<string, string> pairs = [];
        string[] versions = LongTests.AreAsked ? Upstream.Versions : ["2016-12-01", "2019-05-13"];
        foreach (string old in versions)
        {
            foreach (string now in versions.Where(version => version != old))
                pairs.Add(old, now);
        }

        return pairs;
    }

    [SharedTheory]
    [MemberData(nameof(Pairs))]
    public void The_report_of_two_published_documents_is_what_compiler_and_runtime_say(string old, string now)
    {
        Side before = Sides.Of(old);
        Side after = Sides.Of(now);

        SpecDiff diff = SpecDiff.Between(before.Spec, after.Spec);

        Assert.True(diff.Count(Breaks.Source | Breaks.Binary) > 0);
        Assert.Empty(Evidence.Disagreements(diff.Changes, before, after));
    }

    /// <summary>Each document is read and compiled once, whichever test comes first.</summary>
    internal static class Sides
    {
        private static readonly ConcurrentDictionary<string, Lazy<Side>> Known = new(StringComparer.Ordinal);

        public static Side Of(string version) =>
            Known.GetOrAdd(version, static version => new Lazy<Side>(() => Side.OfUpstream(version))).Value;
    }
}
