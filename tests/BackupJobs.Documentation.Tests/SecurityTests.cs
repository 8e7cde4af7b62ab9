using System.Text.RegularExpressions;

namespace BackupJobs.Documentation.Tests;

/// <summary>The README names a test for each fault that was found: a test that is renamed or removed fails here.</summary>
public partial class SecurityTests
{
    [Fact]
    public void Every_test_that_the_security_section_names_exists()
    {
        string readme = Markdown.Read("README.md");
        int start = readme.IndexOf("### Faults that were found", StringComparison.Ordinal);
        string section = readme[start..readme.IndexOf("## The repository", start, StringComparison.Ordinal)];
        Dictionary<string, string> files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(File.ReadAllText)), StringComparer.Ordinal);

        Match[] named = [.. Name().Matches(section).Cast<Match>()];

        Assert.True(named.Length > 50, $"{named.Length} tests are named.");
        Assert.Empty(named.Where(test => !files.TryGetValue(test.Groups["class"].Value, out string? code)
            || !code.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)).Select(test => test.Value));
    }

    [Fact]
    public void Every_row_of_the_faults_names_a_test()
    {
        string readme = Markdown.Read("README.md");
        int start = readme.IndexOf("### Faults that were found", StringComparison.Ordinal);
        string[] rows = [.. readme[start..readme.IndexOf("## The repository", start, StringComparison.Ordinal)].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)];

        Assert.All(rows, row => Assert.Matches(Name(), row));
    }

    [GeneratedRegex("`(?<class>\\w+Tests)\\.(?<method>\\w+)`")]
    private static partial Regex Name();
}
