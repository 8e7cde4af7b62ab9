using BackupJobsGen.Tests.Oracle;

namespace BackupJobsGen.Readers.Tests;

/// <summary>
/// Microsoft.OpenApi.Readers 1.6, the second reader that others wrote, reads the same documents of 2.0 and 3.0.
/// Operations, parameters, bodies, statuses, members and enum values are the same, except for what it is known to lose.
/// </summary>
public class ReadersTests
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
    [InlineData("styles/styles.json")]
    [InlineData("three/bodies.json")]
    [InlineData("three/flows.json")]
    [InlineData("three/older.json")]
    public void Our_documents_mean_the_same_to_both_readers(string document) =>
        Compare(Path.Combine(Repository.Root, "tests", "TestData", "conformance", document));

    private static void Compare(string path)
    {
        (SortedSet<string> ours, IReadOnlySet<string> schemas) = OurFacts.Read(path);

        FactComparison.AssertEqual(ours, ReadersFacts.Read(path, schemas), KnownLosses.All);
    }
}
