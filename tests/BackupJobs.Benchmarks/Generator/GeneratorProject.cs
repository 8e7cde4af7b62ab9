using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using BackupJobs.Testing;
using BackupJobsGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackupJobs.Benchmarks.Generator;

/// <summary>A project with one client, as the compiler passes it to the generator.</summary>
internal sealed class GeneratorProject
{
    private const char FieldSeparator = '\u2028';

    private readonly AdditionalText[] _texts;
    private readonly AnalyzerConfigOptionsProvider _options;

    /// <param name="operations">Selected operations; empty for all.</param>
    /// <param name="paths">Selected paths; empty for all.</param>
    public GeneratorProject(string operations = "", string paths = "")
        : this(Documents.Largest, Documents.References, operations, paths)
    {
    }

    /// <param name="document">The client's document.</param>
    /// <param name="references">Files that it may refer to.</param>
    /// <param name="metadata">Further metadata of the item, as name=value.</param>
    /// <param name="credentials">The property BackupJobsGenCredentials.</param>
    /// <param name="services">Whether the project references Microsoft.Extensions.Http.</param>
    /// <inheritdoc cref="GeneratorProject(string, string)"/>
    public GeneratorProject(
        string document, IEnumerable<string> references, string operations = "", string paths = "", string metadata = "",
        bool credentials = true, bool services = false)
    {
        _texts = [.. references.Prepend(document).Select(static path => new FileText(path, File.ReadAllText(path)))];
        _options =
            new ItemOptions(string.Join(
                FieldSeparator, document, "ClientName=BenchmarkClient", "Namespace=Contoso.Backup", "Operations=" + operations,
                "Paths=" + paths, metadata),
            references, credentials);
        Compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("class Consumer;")],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(BackupJobsGen.Runtime.ApiPipeline).Assembly.Location),
                .. services
                    ? [MetadataReference.CreateFromFile(typeof(IHttpClientFactory).Assembly.Location)]
                    : Array.Empty<MetadataReference>()
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    public Compilation Compilation { get; }

    /// <summary>The same project after an edit of a source file.</summary>
    public Compilation Edited => Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Added;"));

    /// <summary>A driver that has not run.</summary>
    public GeneratorDriver Driver =>
        CSharpGeneratorDriver.Create([new OpenApiClientGenerator().AsSourceGenerator()], _texts, null, _options);

    /// <summary>The document with another description of one schema.</summary>
    public (AdditionalText Old, AdditionalText New) ChangedDescription()
    {
        string text = _texts[0].GetText()!.ToString();
        int at =
            text.IndexOf("\"description\": \"", text.IndexOf(Documents.ChangedSchema, StringComparison.Ordinal), StringComparison.Ordinal);
        return (_texts[0], new FileText(_texts[0].Path, text.Insert(at + "\"description\": \"".Length, "Now: ")));
    }

    /// <summary>Throws if a run generated nothing.</summary>
    public static int FilesOf(GeneratorDriver driver)
    {
        ImmutableArray<GeneratorRunResult> results = driver.GetRunResult().Results;
        return results[0].Exception is { } fault ? throw fault : results[0].GeneratedSources.Length;
    }

    /// <summary>Characters of all files that a run generates.</summary>
    public static int CharactersOf(GeneratorDriver driver) =>
        FilesOf(driver) == 0 ? 0 : driver.GetRunResult().Results[0].GeneratedSources.Sum(static file => file.SourceText.Length);

    private sealed class FileText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>The properties that the package's targets set.</summary>
    private sealed class ItemOptions(string item, IEnumerable<string> references, bool credentials) : AnalyzerConfigOptionsProvider
    {
        private static readonly Values None = new([]);

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(StringComparer.Ordinal)
        {
            ["build_property.BackupJobsGenClients"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(item)),
            ["build_property.BackupJobsGenCredentials"] = credentials ? "true" : "false",
            ["build_property.BackupJobsGenReferences"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\u2029', references))),
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => None;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    /// <summary>The largest published document next to the repository, or the repository's own if there is none.</summary>
    internal static class Documents
    {
        public static bool ArePublished => Repository.Shared is not null;

        public static string Largest { get; } = ArePublished
            ? Path.Combine(
                Repository.Shared!, "upstream", "specification", "recoveryservicesbackup", "resource-manager",
                "Microsoft.RecoveryServices", "stable", "2024-04-01", "bms.json")
            : Path.Combine(Repository.Root, "specs", "2024-04-01", "backup.json");

        public static IEnumerable<string> References => Directory.EnumerateFiles(
            ArePublished
                ? Path.Combine(Repository.Shared!, "upstream", "specification", "common-types")
                : Path.Combine(Repository.Root, "specs", "common-types"),
            "*.json", SearchOption.AllDirectories);

        /// <summary>The operations of the jobs.</summary>
        public const string Jobs =
            "BackupJobs_*;JobDetails_*;JobCancellations_*;JobOperationResults_*;Jobs_*;ExportJobsOperationResults_*;BackupOperationStatuses_*";

        /// <summary>The description that is changed, in a schema of the jobs.</summary>
        public const string ChangedSchema = "\"JobResource\": {";
    }
}
