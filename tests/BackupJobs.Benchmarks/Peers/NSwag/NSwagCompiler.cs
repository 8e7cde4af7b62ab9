using System.Reflection;
using System.Runtime.Loader;
using BackupJobs.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;

namespace BackupJobs.Benchmarks.Peers.NSwag;

/// <summary>Generates a client with NSwag and compiles it.</summary>
internal static class NSwagCompiler
{
    private static string Document => Path.Combine(Repository.Root, "specs", "2024-04-01", "backup.json");

    public static NSwagClient Compile(CSharpJsonLibrary library, CSharpJsonPolymorphicSerializationStyle polymorphism)
    {
        string adapter = library == CSharpJsonLibrary.SystemTextJson ? NSwagAdapter.ForSystemTextJson : NSwagAdapter.ForNewtonsoft;
        Type type =
            Load(
                $"NSwag.{library}.{polymorphism}", NSwagGenerator.Generate(Document, library, polymorphism), adapter,
                NSwagAdapter.ForBoth).GetType(
                "Peer.Adapter", throwOnError: true)!;
        T Get<T>(string name) => (T)type.GetProperty(name)!.GetValue(null)!;
        return new NSwagClient(
            Get<Func<byte[], object>>("Read"),
            Get<Func<object, byte[]>>("Write"),
            Get<Func<object, IReadOnlyList<(string?, string?)>>>("Facts"),
            Get<Func<object, string?>>("NextLink"),
            Get<Func<HttpClient, string, string?, Task<object>>>("List"));
    }

    private static Assembly Load(string name, params IEnumerable<string> sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        Diagnostic[] faults = [.. compilation.Emit(image).Diagnostics.Where(static fault => fault.Severity == DiagnosticSeverity.Error)];
        if (faults.Length > 0)
            throw new InvalidOperationException($"NSwag's client does not compile: {faults[0]}");
        image.Position = 0;
        return new AssemblyLoadContext(name).LoadFromStream(image);
    }
}
