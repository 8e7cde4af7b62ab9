using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackupJobsGen.Tests.Harness;

/// <summary>One line of a project: a document and what is wanted of it.</summary>
internal sealed record ClientLine(
    string Path, string ClientName = "TestClient", string Namespace = "Contoso.Test", string Operations = "", string Paths = "")
{
    /// <summary>Further metadata, each as name=value.</summary>
    public string[] Metadata { get; init; } = [];

    public override string ToString() => string.Join(
        ClientItems.FieldSeparator,
        [Path, "ClientName=" + ClientName, "Namespace=" + Namespace, "Operations=" + Operations, "Paths=" + Paths, .. Metadata]);
}

/// <summary>
/// A consumer's project as the compiler sees it: documents, items and options; equal ones give the generator equal inputs.
/// </summary>
internal sealed class TestProject
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "BackupJobsGen.Runtime.dll"))
            .Select(file => MetadataReference.CreateFromFile(file))]);

    private readonly List<AdditionalText> _texts = [];
    private readonly List<ClientLine> _clients = [];

    public string Source { get; init; } = "";

    public CSharpParseOptions ParseOptions { get; init; } = Parse;

    /// <summary>Properties of the project that the generator sees.</summary>
    public Dictionary<string, string> Properties { get; init; } = [];

    public bool WithRuntime { get; init; } = true;

    /// <summary>Whether it references Microsoft.Extensions.Http.</summary>
    public bool WithHttp { get; init; }

    public static TestProject Of(string document, string path = "/repo/api.json", string operations = "", params string[] metadata) =>
        new TestProject().Document(path, document).Client(new ClientLine(path, Operations: operations) { Metadata = metadata });

    public TestProject Document(string path, string text)
    {
        _texts.Add(new MemoryText(path, text));
        return this;
    }

    public TestProject Client(ClientLine line)
    {
        _clients.Add(line);
        return this;
    }

    public CSharpCompilation Compilation => CSharpCompilation.Create(
        "Consumer",
        Source.Length == 0 ? [] : [CSharpSyntaxTree.ParseText(Source, ParseOptions)],
        References.Value.Where(reference =>
            (WithRuntime || !reference.Display!.Contains("BackupJobsGen.Runtime", StringComparison.Ordinal))
            && (WithHttp || !reference.Display!.Contains("Microsoft.Extensions.", StringComparison.Ordinal))),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    public IReadOnlyList<AdditionalText> AdditionalTexts => _texts;

    public AnalyzerConfigOptionsProvider Options =>
        new ItemOptions(
            string.Join(ClientItems.ItemSeparator, _clients), string.Join(ClientItems.ItemSeparator, _texts.Select(text => text.Path)),
            Properties);

    public GeneratorDriver Driver => CSharpGeneratorDriver.Create(
        [new OpenApiClientGenerator().AsSourceGenerator()],
        AdditionalTexts,
        ParseOptions,
        Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public Generation Run() => Generation.Of(this);

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class ItemOptions(string lines, string documents, Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(
            properties.Select(property => KeyValuePair.Create("build_property." + property.Key, property.Value)))
        {
            ["build_property.BackupJobsGenClients"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(lines)),
            ["build_property.BackupJobsGenReferences"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(documents)),
            ["build_property.RootNamespace"] = properties.GetValueOrDefault("RootNamespace", "Consumer"),
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                values.TryGetValue(key, out value);
        }
    }
}
