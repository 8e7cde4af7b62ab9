using System.Xml.Linq;

namespace BackupJobsGen.Architecture;

/// <summary>Packages that are versioned apart share no internals: a fix in one must not break the other at run time.</summary>
public class PackageTests
{
    private static readonly Dictionary<string, string> Friends = new(StringComparer.Ordinal)
    {
        ["BackupJobsGen -> BackupJobs.Conformance"] = "runs the generator in a test",
        ["BackupJobsGen -> BackupJobs.Benchmarks"] = "measures the generator's parts",
        ["BackupJobsGen.Specs -> backup-jobs"] = "no package: a part of the command, in its folder",
    };

    [Fact]
    public void Internals_are_visible_to_tests_only()
    {
        string[] found = [.. Projects().SelectMany(FriendsOf).Where(friend => !friend.EndsWith(".Tests", StringComparison.Ordinal))];

        Assert.Equal(Friends.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> FriendsOf(string project) =>
        XDocument.Load(project).Descendants("InternalsVisibleTo")
            .Select(item => $"{Path.GetFileNameWithoutExtension(project)} -> {item.Attribute("Include")!.Value}");

    private static IEnumerable<string> Projects() => new[] { "generator", "src" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories));
}
