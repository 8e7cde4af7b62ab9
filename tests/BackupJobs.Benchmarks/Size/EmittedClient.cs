using BackupJobs.Benchmarks.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace BackupJobs.Benchmarks.Size;

/// <summary>A record and its file.</summary>
/// <param name="Name">C# name.</param>
/// <param name="Members">Members that it reads and writes, inherited ones included.</param>
/// <param name="Characters">Of its file, comments included.</param>
/// <param name="CodeBytes">IL of its methods, including those that the compiler adds to a record.</param>
internal sealed record EmittedRecord(string Name, int Members, int Characters, int CodeBytes);

/// <summary>A client as source, and compiled with optimization and without symbols.</summary>
internal sealed record EmittedClient(
    IReadOnlyList<EmittedRecord> Records, int Enums, int Operations, int Characters, int Lines, int AssemblyBytes)
{
    public static EmittedClient Of(GeneratorProject project)
    {
        CSharpCompilation consumer = CSharpCompilation.Create(
            "Emitted",
            references: [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Select(static file => MetadataReference.CreateFromFile(file))
            ],
            options: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = project.Driver.RunGeneratorsAndUpdateCompilation(consumer, out Compilation output, out _);
        GeneratorProject.FilesOf(driver);
        byte[] image = Compile(output);
        Dictionary<string, int> code = CodeSize.ByType(image);

        INamedTypeSymbol[] types = [.. TypesOf(output.Assembly.GlobalNamespace)];
        SyntaxTree[] files = [.. output.SyntaxTrees];
        return new EmittedClient(
            [.. types.Where(static type => type is { IsRecord: true, IsValueType: false })
                .Select(type => new EmittedRecord(type.Name, MembersOf(type), FileOf(type).Length, code[type.Name]))],
            types.Count(static type => type is { IsRecord: true, IsValueType: true }),
            // Operations without a group are methods of the client.
            types.Where(
                static type => type.Name.EndsWith("Operations", StringComparison.Ordinal)
                    || type.Name.EndsWith("Client", StringComparison.Ordinal))
                .Sum(static type => type.GetMembers().OfType<IMethodSymbol>().Count(IsOperation)),
            files.Sum(static file => file.Length),
            files.Sum(static file => file.GetText().Lines.Count),
            image.Length);
    }

    private static byte[] Compile(Compilation output)
    {
        using MemoryStream image = new();
        EmitResult emitted = output.Emit(image);
        return emitted.Success
            ? image.ToArray()
            : throw new InvalidOperationException(
                string.Join('\n', emitted.Diagnostics.Where(static fault => fault.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    private static SyntaxTree FileOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Single().SyntaxTree;

    private static bool IsOperation(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary };

    private static int MembersOf(INamedTypeSymbol? record) => record is null || record.SpecialType == SpecialType.System_Object ? 0
        : MembersOf(record.BaseType)
            + record.GetMembers()
                .OfType<IPropertySymbol>()
                .Count(static member =>
                    member is { DeclaredAccessibility: Accessibility.Public, SetMethod.IsInitOnly: true }
                    && member.Name != "AdditionalProperties");

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesOf));
}
