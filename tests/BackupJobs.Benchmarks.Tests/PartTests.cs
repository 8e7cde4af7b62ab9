using System.Text.RegularExpressions;

namespace BackupJobs.Benchmarks.Tests;

public class PartTests
{
    [Fact]
    public void The_readme_lists_every_part_and_no_other()
    {
        string readme = File.ReadAllText(Path.Combine(Testing.Repository.Root, "tests", "BackupJobs.Benchmarks", "README.md"));
        string table = readme[readme.IndexOf("| part |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];

        string[] listed =
        [
            .. table.Split('\n').Select(static row => row.Split('|')[1])
                .SelectMany(static cell => Regex.Matches(cell, "`([a-z]+)`"))
                .Select(static name => name.Groups[1].Value)
        ];

        Assert.Equal(BenchmarkCommand.Names.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unknown_part_is_an_error() => Assert.Equal(2, await BenchmarkCommand.RunAsync(["nothing"]));
}
