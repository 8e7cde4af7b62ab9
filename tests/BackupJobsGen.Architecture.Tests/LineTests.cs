using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackupJobsGen.Architecture;

/// <summary>Code that fits into a window.</summary>
public class LineTests
{
    private const int MaxLength = 140;
    private const int MaxLines = 300;

    // A line is not broken within a string: documents, messages and templates are read as they are.
    private const int LongString = 40;

    public static TheoryData<string> Roots => ["generator", "src", "tests"];

    [Theory]
    [MemberData(nameof(Roots))]
    public void Lines_have_at_most_140_characters(string root) => Assert.Empty(SourceFiles.Of(root).SelectMany(LongLines));

    [Theory]
    [MemberData(nameof(Roots))]
    public void Interpolations_of_long_lines_decide_nothing(string root) => Assert.Empty(SourceFiles.Of(root).SelectMany(Deciding));

    [Theory]
    [MemberData(nameof(Roots))]
    public void Files_have_at_most_300_lines(string root) => Assert.Empty(
        SourceFiles.Of(root)
            .Select(file => (File: file, Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MaxLines && !IsTable(file.File))
            .Select(file => $"{Path.GetRelativePath(Repository.Root, file.File)} has {file.Lines} lines"));

    [Fact]
    public void Long_lines_are_found() => Assert.Single(
        LongLines(
            CSharpSyntaxTree.ParseText($"class A\n{{\n    int b = {string.Join(" + ", Enumerable.Range(0, 60))};\n}}", path: "A.cs")));

    [Theory]
    [InlineData("{(a is null ? \"none\" : \"one\")}", true)]
    [InlineData("{a ?? \"none\"}", true)]
    [InlineData("{string.Join(\", \", a.Select(item => item.Name))}", true)]
    [InlineData("{$\"of {a}\"}", true)]
    [InlineData("{a.Name} {Cell(a)}", false)]
    public void An_interpolation_that_decides_is_found(string hole, bool expected)
    {
        string code = $"class A {{ string B(A a) => $\"{new string('-', MaxLength)} {hole}\"; }}";
        Assert.Equal(expected, Deciding(CSharpSyntaxTree.ParseText(code, path: "A.cs")).Any());
    }

    // A table is one list of constants, and reads worse in parts.
    private static bool IsTable(string file) => Path.GetFileName(file) is "Problems.cs";

    private static IEnumerable<string> LongLines(string file) => Parse(file) is { } tree ? LongLines(tree) : [];

    private static IEnumerable<string> LongLines(SyntaxTree tree) => Where(tree, (root, line) => !HasLongString(root, line));

    private static IEnumerable<string> Deciding(string file) => Parse(file) is { } tree ? Deciding(tree) : [];

    private static IEnumerable<string> Deciding(SyntaxTree tree) => Where(
        tree,
        (root, line) => root.DescendantNodes(line).OfType<InterpolationSyntax>()
            .Where(hole => hole.Span.IntersectsWith(line))
            .Any(hole => hole.DescendantNodes().Any(Decides)));

    private static bool Decides(SyntaxNode node) =>
        node is LambdaExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or InterpolatedStringExpressionSyntax
        || node.IsKind(SyntaxKind.CoalesceExpression);

    private static SyntaxTree? Parse(string file)
    {
        string text = File.ReadAllText(file);
        return text.Split('\n').All(line => line.Length <= MaxLength)
            ? null
            : CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), file);
    }

    private static IEnumerable<string> Where(SyntaxTree tree, Func<SyntaxNode, TextSpan, bool> isFound)
    {
        SyntaxNode root = tree.GetRoot();
        return tree.GetText().Lines
            .Where(line => line.Span.Length > MaxLength && isFound(root, line.Span))
            .Select(line => $"{Path.GetFileName(tree.FilePath)}({line.LineNumber + 1})");
    }

    private static bool HasLongString(SyntaxNode root, TextSpan line) =>
        root.DescendantNodes(line)
            .Where(node => node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { Token.Value: string })
            .Any(node => node.Span.Intersection(line) is { Length: >= LongString });
}
