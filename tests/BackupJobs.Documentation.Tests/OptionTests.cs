using System.Text.RegularExpressions;

namespace BackupJobs.Documentation.Tests;

/// <summary>The table of options is complete: what the build reads is in it, and nothing else.</summary>
public partial class OptionTests
{
    private const string Readme = "generator/README.md";

    private static string Targets { get; } = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "generator", "buildTransitive")).Order(StringComparer.Ordinal)
            .Select(File.ReadAllText));

    // First cells of the rows between the heading and the next empty line after the table.
    private static string[] Cells { get; } = [.. Markdown.Read(Readme).Split("## Items\n")[1].Split("\n\n")[0].Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|')[1])];

    private static string[] Metadata => KnownPattern().Match(Targets).Groups["names"].Value.Split(';');

    [Fact]
    public void Metadata_of_items_is_in_the_table_and_passed_to_the_generator()
    {
        Assert.Equal(Metadata.Order(StringComparer.Ordinal), Named("").Order(StringComparer.Ordinal));
        // The task applies overlays before the generator runs.
        Assert.All(
            Metadata.Except(["Overlays"]), name => Assert.Contains($"{name}=%({name})", Targets, StringComparison.Ordinal));
    }

    [Fact]
    public void Properties_of_a_project_are_in_the_table()
    {
        // What a target sets itself is none.
        string[] set = [.. SetPattern().Matches(Targets).Select(match => match.Groups["name"].Value)];
        string[] read = [.. ReadPattern().Matches(Targets).Select(match => match.Groups["name"].Value)
            .Concat(VisiblePattern().Matches(Targets).Select(match => match.Groups["name"].Value)).Distinct().Except(set)];

        Assert.Equal(read.Order(StringComparer.Ordinal), Named("property ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Metadata_of_selection_is_an_option_of_the_comparison()
    {
        string help = Markdown.Read(Readme);
        // Namespace, accessibility and interfaces change no member.
        Assert.All(
            Metadata.Except(["Namespace", "Accessibility", "Interfaces", "IncludeDeprecated", "Overlays"]),
            name => Assert.Contains($"`--{Hyphenated(name)}`", help, StringComparison.Ordinal));
    }

    private static string Hyphenated(string name) => HumpPattern().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    private static IEnumerable<string> Named(string kind) => Cells
        .Where(cell => cell.StartsWith($" {kind}`", StringComparison.Ordinal))
        .SelectMany(cell => NamePattern().Matches(cell).Select(match => match.Groups["name"].Value));

    [GeneratedRegex("ItemName=\"OpenApiClient\" Known=\"(?<names>[^\"]+)\"")]
    private static partial Regex KnownPattern();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"'\$\((?<name>BackupJobsGen\w+)\)' (?:==|!=) '")]
    private static partial Regex ReadPattern();

    [GeneratedRegex("<CompilerVisibleProperty Include=\"(?<name>BackupJobsGen\\w+)\"")]
    private static partial Regex VisiblePattern();

    [GeneratedRegex(@"<(?<name>BackupJobsGen\w+)>(?!\$\(MSBuildThisFileDirectory\))")]
    private static partial Regex SetPattern();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex HumpPattern();
}
