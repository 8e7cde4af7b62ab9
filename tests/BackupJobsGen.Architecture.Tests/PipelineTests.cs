using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackupJobsGen.Architecture;

/// <summary>
/// What one step of the generator hands to the next is plain data: an object of the compiler would keep a whole
/// compilation alive, and is never equal to the next one.
/// </summary>
public class PipelineTests
{
    private static readonly string[] CompilerTypes =
        ["ISymbol", "Compilation", "SyntaxNode", "SyntaxTree", "SemanticModel", "Location", "Diagnostic"];

    [Fact]
    public void Models_of_the_pipeline_hold_nothing_of_the_compiler()
    {
        ProjectSources generator = LoadedProjects.Get("generator");
        HashSet<ITypeSymbol> models = new(SymbolEqualityComparer.Default);
        foreach (ITypeSymbol output in StepOutputs(generator))
            Collect(output, models);

        Assert.Contains(models, model => model.Name == "ClientModel");
        Assert.Contains(models, model => model.Name == "ApiModel");
        Assert.Contains(models, model => model.Name == "JsonNode");
        Assert.Empty(models.Where(IsOfCompiler).Select(model => model.ToDisplayString()));
    }

    // What Roslyn hands in is read where it enters; every later step has our types.
    private static IEnumerable<ITypeSymbol> StepOutputs(ProjectSources generator) =>
        from tree in generator.Trees
        let model = generator.Compilation.GetSemanticModel(tree)
        from call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Select" or "SelectMany" }
        let output = model.GetTypeInfo(call).Type as INamedTypeSymbol
        where output is { Name: "IncrementalValueProvider" or "IncrementalValuesProvider" }
        select output.TypeArguments[0];

    private static void Collect(ITypeSymbol type, HashSet<ITypeSymbol> models)
    {
        if (type is IArrayTypeSymbol array)
        {
            Collect(array.ElementType, models);
            return;
        }
        if (type is not INamedTypeSymbol named || !models.Add(type.WithNullableAnnotation(NullableAnnotation.None)))
            return;
        foreach (ITypeSymbol argument in named.TypeArguments)
            Collect(argument, models);
        if (!named.Locations.Any(location => location.IsInSource))
            return;
        foreach (IFieldSymbol field in named.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
            Collect(field.Type, models);
        foreach (INamedTypeSymbol derived in named.IsAbstract ? Derived(named) : [])
            Collect(derived, models);
    }

    private static IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol type) =>
        AllTypes(type.ContainingAssembly.GlobalNamespace)
            .Where(other => SymbolEqualityComparer.Default.Equals(other.BaseType?.OriginalDefinition, type.OriginalDefinition));

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => member is INamedTypeSymbol type ? AllTypes(type).Prepend(type) : AllTypes(member));

    private static bool IsOfCompiler(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
        && Bases(type).Concat(type.AllInterfaces).Any(one => CompilerTypes.Contains(one.Name));

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
            yield return one;
    }
}
