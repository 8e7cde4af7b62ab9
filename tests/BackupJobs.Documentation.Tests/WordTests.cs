using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobs.Documentation.Tests;

/// <summary>What users read is plain technical English. These are the phrases that reviews had to remove most often.</summary>
public partial class WordTests
{
    private static readonly SyntaxKind[] Literals =
    [
        SyntaxKind.StringLiteralToken, SyntaxKind.SingleLineRawStringLiteralToken, SyntaxKind.MultiLineRawStringLiteralToken,
        SyntaxKind.Utf8StringLiteralToken, SyntaxKind.Utf8SingleLineRawStringLiteralToken, SyntaxKind.Utf8MultiLineRawStringLiteralToken,
        SyntaxKind.InterpolatedStringTextToken,
    ];

    /// <summary>Every project, every generated file that a snapshot keeps, and every document.</summary>
    public static TheoryData<string> Sources() => new(
    [
        "generator", .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Relative).Order(StringComparer.Ordinal),
        Snapshots, .. Markdown.Files,
    ]);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Text_for_users_has_no_awkward_phrase(string source)
    {
        string[] found =
        [
            .. Texts(source).SelectMany(text => AwkwardPattern().Matches(text.Text)
                .Concat(TellingPattern().Matches(text.Text))
                .Select(match => $"{text.File}: '{match.Value}' in: {text.Text.Trim()}")),
        ];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("'--staus' is no option")]
    [InlineData("the value is kept to the letter")]
    [InlineData("the problem stands at its line")]
    [InlineData("The last item costs itself only.")]
    [InlineData("it was passed over")]
    [InlineData("An open enum: it keeps any value.")]
    [InlineData("the key 'a' is there twice")]
    [InlineData("hosts must be names, and 7 is none")]
    [InlineData("The process ends, and is to be started again.")]
    [InlineData("If the time is over first, wait again.")]
    [InlineData("mend the file")]
    [InlineData("Makes lists.")]
    [InlineData("Reads a text.")]
    public void The_check_finds_awkward_phrases(string text) => Assert.Matches(AwkwardPattern(), text);

    [Theory]
    [InlineData("the caller is told of it")]
    [InlineData("Tells the ends of jobs.")]
    public void The_check_finds_reports_that_are_told(string text) => Assert.Matches(TellingPattern(), text);

    [Theory]
    [InlineData("There is no such job.")]
    [InlineData("The value is no longer sent.")]
    [InlineData("It goes to the configured origin.")]
    [InlineData("Null if there is none.")]
    [InlineData("Opens a text file; the media type is text/plain.")]
    [InlineData("It has to be sent; amend it.")]
    public void The_check_accepts_plain_sentences(string text)
    {
        Assert.DoesNotMatch(AwkwardPattern(), text);
        Assert.DoesNotMatch(TellingPattern(), text);
    }

    [Fact]
    public void The_check_reads_documentation_comments_and_all_string_literals()
    {
        const string Code =
            "/// <summary>One\n/// two.</summary>\nclass A { object b = $\"three{1}\" + \"\"\"four\"\"\" + \"five\"u8; // six\n}";

        string[] texts = [.. TextsOfCode(Code)];

        Assert.Equal(["<summary>One two.</summary>", "three", "four", "five"], texts.Select(text => text.Trim()));
    }

    private const string Snapshots = "tests/BackupJobsGen.Tests/Snapshots";

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static IEnumerable<(string File, string Text)> Texts(string source) =>
        source.EndsWith(".md", StringComparison.Ordinal) ? LinesOf(source)
        : source == Snapshots ? Files(source, "*.verified.cs").SelectMany(LinesOf)
        : Files(source, "*.cs").SelectMany(file => TextsOfCode(Markdown.Read(file)).Select(text => (file, text)));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories).Select(Relative);

    private static IEnumerable<(string File, string Text)> LinesOf(string file) =>
        Markdown.Read(file).Split('\n').Select(line => (file, line));

    // A comment is read as one sentence, whatever its lines.
    private static IEnumerable<string> TextsOfCode(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        return root.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => CommentLinePattern().Replace(trivia.ToFullString(), " "))
            .Concat(root.DescendantTokens().Where(token => Literals.Contains(token.Kind())).Select(token => token.ValueText));
    }

    [GeneratedRegex(@"\s*(///)\s?|\s*\n\s*")]
    private static partial Regex CommentLinePattern();

    [GeneratedRegex(
        @"(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b|other\b)|(?<!\bthere )\bis none\b|"
        + @"\bto the letter\b|\bas it came\b|\bopen enums?\b|\ba text\b(?![ /-](file|editor)|/)|(^|<summary>)Makes\b|"
        + @"\bfor good\b|\bwithout a word\b|\bpassed over\b|\bcosts? (itself|themselves)\b|\bstands? (at|beside|behind|in|on|there)\b|"
        + @"\bbeside\b|\bwhat bec[ao]mes? of\b|\bnot foreseen\b|\btime is (up|over)\b|\bgoes on\b|\bends the (call|wait)\b|\bwaits? on\b|"
        + @"\bwhoever\b|\bnobody\b|\bsomebody\b|\beverybody\b|\bheirs?\b|\bGenerated instead\b|"
        + @"\bis there (twice|more than once)\b|\b(is|are|was|were) (to be|taken (as|for))\b|\bmend(s|ed)?\b|"
        + @"\bvault (on loopback|inside)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex AwkwardPattern();

    [GeneratedRegex(@"\b(is|are|was|were) told\b|\btells?\b|\bto be told\b|\bwho is told\b", RegexOptions.IgnoreCase)]
    private static partial Regex TellingPattern();
}
