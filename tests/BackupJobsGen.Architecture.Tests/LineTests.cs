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
    [InlineData("generator")]
    [InlineData("src")]
    public void Files_have_at_most_300_lines(string root) => Assert.Empty(
        SourceFiles.Of(root)
            .Select(file => (File: file, Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MaxLines && !IsTable(file.File))
            .Select(file => $"{Path.GetRelativePath(Repository.Root, file.File)} has {file.Lines} lines"));

    [Fact]
    public void Long_lines_are_found() => Assert.Single(
        LongLines(
            CSharpSyntaxTree.ParseText($"class A\n{{\n    int b = {string.Join(" + ", Enumerable.Range(0, 60))};\n}}", path: "A.cs")));

    // A table is one list of constants, and reads worse in parts.
    private static bool IsTable(string file) => Path.GetFileName(file) is "Problems.cs";

    private static IEnumerable<string> LongLines(string file)
    {
        string text = File.ReadAllText(file);
        return text.Split('\n').All(line => line.Length <= MaxLength)
            ? []
            : LongLines(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), file));
    }

    private static IEnumerable<string> LongLines(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        return tree.GetText().Lines
            .Where(line => line.Span.Length > MaxLength && !HasLongString(root, line.Span))
            .Select(line => $"{Path.GetFileName(tree.FilePath)}({line.LineNumber + 1})");
    }

    private static bool HasLongString(SyntaxNode root, TextSpan line) =>
        root.DescendantNodes(line)
            .Where(node => node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { Token.Value: string })
            .Any(node => node.Span.Intersection(line) is { Length: >= LongString });
}
