using System.Text.RegularExpressions;

namespace BackupJobs.Testing;

/// <summary>A fenced block of a document of the repository.</summary>
/// <param name="File">Path from the repository's root.</param>
/// <param name="Line">Line of the opening fence.</param>
/// <param name="Language">The word after the fence; empty if there is none.</param>
internal sealed record CodeBlock(string File, int Line, string Language, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names the block in test results.</summary>
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>The repository's Markdown documents.</summary>
internal static partial class Markdown
{
    /// <summary>Every document, as paths from the repository's root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. new[] { "", "generator", "specs", "src", "tests" }
        .SelectMany(
            folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Repository.Root, folder), "*.md",
                    folder == "" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    public static IReadOnlyList<CodeBlock> Blocks { get; } = [.. Files.SelectMany(BlocksOf)];

    public static string Read(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, file)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The code within the sentences and tables of a document.</summary>
    public static IEnumerable<string> CodeSpans(string file) =>
        SpanPattern()
            .Matches(BlockPattern().Replace(Read(file), ""))
            .Select(match => match.Groups["code"].Value.Replace("\\|", "|", StringComparison.Ordinal));

    private static IEnumerable<CodeBlock> BlocksOf(string file)
    {
        string text = Read(file);
        return BlockPattern().Matches(text).Select(match =>
            new CodeBlock(file, text[..match.Index].Count(c => c == '\n') + 1, match.Groups["language"].Value, match.Groups["text"].Value));
    }

    [GeneratedRegex(@"^```(?<language>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex SpanPattern();
}
