using System.Text.RegularExpressions;

namespace BackupJobs.Documentation.Tests;

/// <summary>Every block and link of a document is checked.</summary>
public partial class InventoryTests
{
    // The test of each language; a block in another language needs a test first.
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["csharp"] = nameof(CSharpTests),
        ["sh"] = nameof(CommandTests),
        ["console"] = nameof(SessionTests),
        ["xml"] = "BackupJobs.Packages.Tests/Consumers/ReadmeTests",
        ["yaml"] = "BackupJobsGen.Tasks.Tests/Overlays/DocumentedOverlayTests",
        ["text"] = "output of a command, for reading only",
    };

    [Fact]
    public void Every_block_is_in_a_language_that_a_test_checks()
    {
        Assert.NotEmpty(Markdown.Blocks);
        Assert.Empty(Markdown.Blocks.Where(block => !Ways.ContainsKey(block.Language)).Select(block => $"{block}: '{block.Language}'"));
    }

    [Fact]
    public void Every_fence_is_closed() =>
        Assert.All(Markdown.Files, file => Assert.Equal(
            2 * Markdown.Blocks.Count(block => block.File == file),
            Markdown.Read(file).Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal))));

    [Fact]
    public void Every_link_to_a_file_resolves() =>
        Assert.All(Markdown.Files, file => Assert.All(Links(file), link =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link)), $"{file}: {link}")));

    [Fact]
    public void Every_link_to_a_heading_resolves() =>
        Assert.All(Markdown.Files, file => Assert.All(HeadingPattern().Matches(Markdown.Read(file)), link =>
        {
            string target = link.Groups["file"].Value is { Length: > 0 } other ? Path.Combine(Path.GetDirectoryName(file)!, other) : file;
            Assert.Contains(link.Groups["heading"].Value, Headings(target));
        }));

    [Fact]
    public void The_readme_lists_every_project() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal),
        ProjectRowPattern().Matches(Markdown.Read("README.md")).Select(row => row.Groups["folder"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void The_readme_installs_every_command()
    {
        string[] commands = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(project => project.Contains("<PackAsTool>true<", StringComparison.Ordinal))
            .Select(project => PackageIdPattern().Match(project).Groups["id"].Value)];

        Assert.NotEmpty(commands);
        Assert.All(commands, id => Assert.Contains(
            Markdown.Blocks, block => block.File == "README.md" && block.Lines.Contains($"dotnet tool install --global {id}")));
    }

    [Fact]
    public void Test_classes_that_need_a_tool_exist()
    {
        string[] classes = [.. Markdown.CodeSpans("CONTRIBUTING.md").Where(span => TestClassPattern().IsMatch(span))];
        Assert.NotEmpty(classes);
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))];
        Assert.Empty(classes.Except(files));
    }

    // As GitHub writes them: lower case, hyphens for spaces, no punctuation.
    private static IEnumerable<string> Headings(string file) => Markdown.Read(file).Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(
            line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-'))
                .Replace(' ', '-'));

    [GeneratedRegex(@"^\| `src/(?<folder>[^/`]+)/` \|", RegexOptions.Multiline)]
    private static partial Regex ProjectRowPattern();

    [GeneratedRegex("<PackageId>(?<id>[^<]+)</PackageId>")]
    private static partial Regex PackageIdPattern();

    [GeneratedRegex("^[A-Z][A-Za-z]+Tests$")]
    private static partial Regex TestClassPattern();

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#\s]*)#(?<heading>[^)\s]+)\)")]
    private static partial Regex HeadingPattern();

    private static IEnumerable<string> Links(string file) =>
        Regex.Matches(Markdown.Read(file), @"\]\((?!https?:)(?<link>[^)#\s]+)").Select(match => match.Groups["link"].Value);
}
