using System.Text.Json;
using BackupJobs.Testing;
using BackupJobsGen.Files;
using BackupJobsGen.Paths;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Tasks.Tests.Paths;

/// <summary>The compliance test suite of RFC 9535.</summary>
public sealed class ComplianceTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "tests", "BackupJobsGen.Tasks.Tests", "Paths", "compliance.json")))
        .RootElement.EnumerateArray()];

    public static TheoryData<int> Numbers() => new(Enumerable.Range(0, Cases.Length));

    [Fact]
    public void The_suite_is_whole() => Assert.Equal(703, Cases.Length);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_case_holds(int number)
    {
        JsonElement test = Cases[number];
        string name = test.GetProperty("name").GetString()!;
        string query = test.GetProperty("selector").GetString()!;
        if (test.TryGetProperty("invalid_selector", out _))
        {
            Assert.True(Fails(query), $"{name}: {query} is accepted");
            return;
        }

        IReadOnlyList<SourceNode> found = JsonPath.Parse(query).Select(Node(test.GetProperty("document")));
        IEnumerable<JsonElement> allowed = test.TryGetProperty("results", out JsonElement several)
            ? several.EnumerateArray()
            : [test.GetProperty("result")];
        Assert.True(
            allowed.Any(result => AreEqual(found, [.. result.EnumerateArray().Select(Node)])),
            $"{name}: {query} finds {string.Join(", ", found.Select(Text))}");
    }

    private static bool Fails(string query)
    {
        try
        {
            JsonPath.Parse(query);
            return false;
        }
        catch (JsonPathException)
        {
            return true;
        }
    }

    private static SourceNode Node(JsonElement json) => SourceFile.Read("a.json", json.GetRawText(), 0, [])!;

    private static bool AreEqual(IReadOnlyList<SourceNode> left, IReadOnlyList<SourceNode> right) =>
        left.Count == right.Count && left.Zip(right, (one, other) => PathValues.Compare(one, "==", other, () => { })).All(equal => equal);

    private static string Text(SourceNode node) => PreparedWriter.Write(["a"], [], node).Split('\n', 5)[4];
}
