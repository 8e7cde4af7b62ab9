namespace BackupJobsGen.Tests.Oracle;

/// <summary>
/// Microsoft.OpenApi 3 reads the same documents: operations, parameters, bodies, statuses, members with their types,
/// what is required, and enum values are the same, except for a list of differences with reasons.
/// </summary>
public class OracleTests
{
    private static readonly string Versions = Path.Combine(
        Repository.Shared ?? "", "upstream/specification/recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable");

    [SharedTheory]
    [InlineData("2016-12-01")]
    [InlineData("2018-12-20")]
    [InlineData("2019-05-13")]
    [InlineData("2019-06-15")]
    [InlineData("2023-02-01")]
    [InlineData("2024-04-01")]
    public void Upstream_documents_mean_the_same_to_both_readers(string version) =>
        Compare(Path.Combine(Versions, version, "bms.json"));

    [Theory]
    [InlineData("names/names.json")]
    [InlineData("flow/flow.json")]
    [InlineData("files/animals.json")]
    [InlineData("modern/modern.json")]
    public void Our_documents_mean_the_same_to_both_readers(string document) =>
        Compare(Path.Combine(Repository.Root, "tests", "TestData", "conformance", document));

    [Fact]
    public void Every_known_difference_has_a_reason() =>
        Assert.All(KnownDifferences.All, known => Assert.True(known.Reason.Length > 20));

    private static void Compare(string path)
    {
        (SortedSet<string> ours, IReadOnlySet<string> schemas) = OurFacts.Read(path);

        FactComparison.AssertEqual(ours, TheirFacts.Read(path, schemas), KnownDifferences.All);
    }
}
