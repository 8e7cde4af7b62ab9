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

    // As GitHub writes them: lower case, hyphens for spaces, no punctuation.
    private static IEnumerable<string> Headings(string file) => Markdown.Read(file).Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(
            line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-'))
                .Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#\s]*)#(?<heading>[^)\s]+)\)")]
    private static partial Regex HeadingPattern();

    private static IEnumerable<string> Links(string file) =>
        Regex.Matches(Markdown.Read(file), @"\]\((?!https?:)(?<link>[^)#\s]+)").Select(match => match.Groups["link"].Value);
}
