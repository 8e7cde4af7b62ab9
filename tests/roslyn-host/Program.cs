// Loads the generator as a compiler does, runs it on documents and compiles the generated code.
// Usage: RoslynHost GENERATOR_DLL RUNTIME_DLL DOCUMENT...; the first document is a client, the others are referred to.
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RoslynHost;

AnalyzerFileReference reference = new(Path.GetFullPath(args[0]), new Loader());
reference.AnalyzerLoadFailed += (_, failure) => Console.WriteLine($"load failed: {failure.Message}");
ImmutableArray<ISourceGenerator> generators = reference.GetGenerators(LanguageNames.CSharp);
AdditionalText[] documents = [.. args[2..].Select(path => new Document(Path.GetFullPath(path)))];

CSharpParseOptions parse = new(LanguageVersion.CSharp12);
GeneratorDriver driver = CSharpGeneratorDriver.Create(generators, documents, parse, new Options(documents));
string[] assemblies = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)), args[1]];
CSharpCompilation compilation = CSharpCompilation.Create(
    "Client", [], assemblies.Select(path => MetadataReference.CreateFromFile(path)),
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> problems);

Diagnostic[] all = [.. problems.Concat(generated.GetDiagnostics()).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
foreach (Diagnostic diagnostic in all)
    Console.WriteLine(diagnostic);
Version version = typeof(CSharpCompilation).Assembly.GetName().Version!;
bool emitted = generated.Emit(Stream.Null).Success;
Console.WriteLine(
    $"Roslyn {version.Major}.{version.Minor}: {generators.Length} generator, files: {driver.GetRunResult().GeneratedTrees.Length > 0}, problems: {all.Length}, emitted: {emitted}");

namespace RoslynHost
{
    internal sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) =>
            System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }

    internal sealed class Document(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(File.ReadAllText(path), Encoding.UTF8);
    }

    /// <summary>The options that the package's targets would set.</summary>
    internal sealed class Options(AdditionalText[] documents) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.BackupJobsGenReferences"] =
                Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\u2029', documents.Skip(1).Select(document => document.Path)))),
            ["build_property.BackupJobsGenClients"] =
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{documents[0].Path}\u2028BackupClient\u2028Contoso\u2028\u2028")),
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;
    }

    internal sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
