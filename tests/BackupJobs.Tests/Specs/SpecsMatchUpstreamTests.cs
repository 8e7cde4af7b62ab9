namespace BackupJobs.Tests.Specs;

public class SpecsMatchUpstreamTests
{
    [SharedFact]
    public void Every_document_has_its_upstream_document_here() => 
        Assert.Empty(OurSpecs.Expected.Keys.Except(OurSpecs.ComparableNames).Except(OurSpecs.Newer));

    [SharedTheory]
    [MemberData(nameof(OurSpecs.Comparable), MemberType = typeof(OurSpecs))]
    public void Facts_are_those_of_the_upstream_document_of_the_same_version(string name)
    {
        Assert.Empty(SpecComparison.Differences(OurSpecs.Load(name), OurSpecs.LoadUpstream(name)));
    }
}
