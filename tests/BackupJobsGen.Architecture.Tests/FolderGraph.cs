using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>Which folders of a project use what other folders declare.</summary>
internal sealed class FolderGraph
{
    private readonly ProjectSources _project;

    private FolderGraph(ProjectSources project)
    {
        _project = project;
        References = [.. project.Trees.SelectMany(ReferencesOf)];
    }

    public IReadOnlyList<FolderReference> References { get; }

    public static FolderGraph Of(ProjectSources project) => new(project);

    /// <summary>Pairs of folders that use each other, each as "A &lt;-&gt; B" with A first in ordinal order.</summary>
    public IReadOnlyList<string> MutualPairs
    {
        get
        {
            HashSet<(string, string)> edges = [.. References.Select(reference => (reference.From, reference.To))];
            return [.. edges.Where(edge => string.CompareOrdinal(edge.Item1, edge.Item2) < 0 && edges.Contains((edge.Item2, edge.Item1)))
                .Select(edge => Pair(edge.Item1, edge.Item2)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The uses behind some pairs of folders, one line for each symbol and file.</summary>
    public string Describe(IReadOnlyCollection<string> pairs) => string.Join(
        '\n',
        References
            .Where(reference => pairs.Contains(Pair(reference.From, reference.To)) || pairs.Contains(Edge(reference)))
            .DistinctBy(reference => (reference.To, reference.File, reference.Symbol))
            .GroupBy(Edge)
            .SelectMany(group => group.Select(use => $"  {use.File}:{use.Line} uses {use.Symbol}").Prepend(group.Key)));

    /// <summary>A reference as "A -> B".</summary>
    public static string Edge(FolderReference reference) => $"{Name(reference.From)} -> {Name(reference.To)}";

    /// <summary>Two folders as "A &lt;-&gt; B", whichever uses the other.</summary>
    public static string Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"{Name(one)} <-> {Name(other)}" : $"{Name(other)} <-> {Name(one)}";

    private static string Name(string folder) => folder.Length == 0 ? "(root)" : folder;

    private IEnumerable<FolderReference> ReferencesOf(SyntaxTree tree)
    {
        string from = _project.FolderOf(tree)!;
        SemanticModel model = _project.Compilation.GetSemanticModel(tree);
        string file = Path.GetRelativePath(_project.Folder, tree.FilePath).Replace('\\', '/');
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes().Where(CanRefer))
        {
            if (model.GetSymbolInfo(node).Symbol is not { } symbol || FolderOf(symbol) is not { } to || to == from)
                continue;
            int line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            string name = symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            yield return new FolderReference(from, to, file, line, name);
        }
    }

    private static bool CanRefer(SyntaxNode node) => node is ExpressionSyntax or ConstructorInitializerSyntax or AttributeSyntax;

    private string? FolderOf(ISymbol symbol)
    {
        ISymbol definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        if (definition is not (INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol))
            return null;
        // What the compiler adds to a record or class belongs to its type.
        ISymbol declared = definition.IsImplicitlyDeclared ? definition.ContainingType : definition;
        return declared?.DeclaringSyntaxReferences
            .Select(reference => _project.FolderOf(reference.SyntaxTree))
            .FirstOrDefault(folder => folder is not null);
    }
}
