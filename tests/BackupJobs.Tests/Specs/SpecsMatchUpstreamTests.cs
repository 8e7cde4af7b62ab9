namespace BackupJobs.Tests.Specs;

public class SpecsMatchUpstreamTests
{
    [SharedTheory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void Facts_are_those_of_the_upstream_document_of_the_same_version(string name)
    {
        Assert.Empty(SpecComparison.Differences(OurSpecs.Load(name), OurSpecs.LoadUpstream(name)));
    }
}
