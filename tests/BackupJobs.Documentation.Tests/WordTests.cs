using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobs.Documentation.Tests;

/// <summary>What users read is plain technical English. These are the phrases that reviews had to remove most often.</summary>
public partial class WordTests
{
    public static TheoryData<string> Sources() => new(
    [
        .. Files("generator/Problems", "*.cs"), "generator/DIAGNOSTICS.md", "generator/README.md",
        .. Files("tests/BackupJobsGen.Tests/Snapshots", "*.verified.cs"),
        .. Files("src/BackupJobs.Cli", "*.cs"),
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "specs/README.md",
    ]);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Text_for_users_has_no_awkward_phrase(string file) =>
        Assert.All(Texts(file), text => Assert.DoesNotMatch(AwkwardPattern(), text));

    [Theory]
    [InlineData("'--staus' is no option")]
    [InlineData("the caller is told of it")]
    [InlineData("the value is kept to the letter")]
    [InlineData("the problem stands at its line")]
    [InlineData("The last item costs itself only.")]
    [InlineData("it was passed over")]
    public void The_check_finds_awkward_phrases(string text) => Assert.Matches(AwkwardPattern(), text);

    [Theory]
    [InlineData("There is no such job.")]
    [InlineData("The value is no longer sent.")]
    [InlineData("It goes to the configured origin.")]
    public void The_check_accepts_plain_sentences(string text) => Assert.DoesNotMatch(AwkwardPattern(), text);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    // Of the product's own sources only the string literals are for users; of generated code and documents, everything is.
    private static IEnumerable<string> Texts(string file)
    {
        string text = Markdown.Read(file);
        return file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(".verified.cs", StringComparison.Ordinal)
            ? CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
                .Select(token => token.ValueText)
            : text.Split('\n');
    }

    [GeneratedRegex(
        @"(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b|other\b)|\b(is|are|was) told\b|\btells?\b|\bto the letter\b|\bas it came\b|"
        + @"\bfor good\b|\bwithout a word\b|\bpassed over\b|\bcosts? (itself|themselves)\b|\bstands? (at|beside|behind|in|there)\b|\bbeside\b|"
        + @"\bwhat bec[ao]mes? of\b|\bwhoever\b|\bnot foreseen\b|\bthe time is up\b|\bgoes on\b|\bnobody\b|\bheirs?\b|\bGenerated instead\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex AwkwardPattern();
}
