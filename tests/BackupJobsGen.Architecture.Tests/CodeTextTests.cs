using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>How C# looks is known in one folder of the generator.</summary>
public class CodeTextTests
{
    [Fact]
    public void Names_and_types_are_decided_without_code_text()
    {
        ProjectSources generator = LoadedProjects.Get("generator");
        Assert.Empty(generator.Trees
            .Where(tree => generator.FolderOf(tree) == "CSharp")
            .SelectMany(tree => Strings(tree.GetRoot()).Where(IsCode).Select(text => (Path.GetFileName(tree.FilePath), text))));
    }

    private static IEnumerable<string> Strings(SyntaxNode root) => root.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
            || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        .Where(token => !token.Parent!.Ancestors().OfType<AttributeSyntax>().Any())
        .Select(token => token.ValueText);

    // Punctuation that C# has and the names, keys and words of a document do not.
    private static bool IsCode(string text) =>
        text.IndexOfAny(['(', ')', '{', '}', '<', '>', ';', '?', '=']) >= 0 || text.Contains("::", StringComparison.Ordinal);
}
