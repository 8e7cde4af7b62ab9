namespace BackupJobs.Documentation.Tests;

/// <summary>No block of a document goes unseen.</summary>
public class InventoryTests
{
    // What looks at the blocks of a language; a block in another one needs a way of its own first.
    private static readonly Dictionary<string, string> Ways = new()
    {
        ["csharp"] = nameof(CSharpTests),
        ["sh"] = nameof(CommandTests),
        ["console"] = nameof(SessionTests),
        ["xml"] = "BackupJobs.Packages.Tests/Consumers/ReadmeTests",
        ["text"] = "what a command printed, shown to be read",
    };

    [Fact]
    public void Every_block_is_in_a_language_that_a_test_looks_at()
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
    public void Every_link_to_a_file_leads_to_one() =>
        Assert.All(Markdown.Files, file => Assert.All(Links(file), link =>
            Assert.True(Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link)), $"{file}: {link}")));

    private static IEnumerable<string> Links(string file) =>
        System.Text.RegularExpressions.Regex.Matches(Markdown.Read(file), @"\]\((?!https?:)(?<link>[^)#\s]+)").Select(match => match.Groups["link"].Value);
}
