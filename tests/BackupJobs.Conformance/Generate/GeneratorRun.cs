using System.Collections.Immutable;
using System.Text;
using BackupJobsGen;
using BackupJobsGen.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackupJobs.Conformance.Generate;

/// <summary>
/// Runs the generator as the package does: documents as additional files, the items as the property that the package's
/// targets set.
/// </summary>
/// <param name="Client">The names that the generator chose; null if it generated nothing.</param>
internal sealed record GeneratorRun(Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics, ClientModel? Client)
{
    public const string ClientName = "ConformanceClient";
    public const string Namespace = "Conformance.Generated";

    /// <param name="inputs">The document first, then the files that it refers to.</param>
    public static GeneratorRun Run(IReadOnlyList<string> inputs)
    {
        string items =
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes(
                    string.Join(ClientItems.FieldSeparator, inputs[0], "ClientName=" + ClientName, "Namespace=" + Namespace)));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new OpenApiClientGenerator().AsSourceGenerator()],
            inputs.Select(path => (AdditionalText)new InputFile(path)),
            Compiler.ParseOptions,
            new BuildProperties(items, Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join(ClientItems.ItemSeparator, inputs)))),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver =
            driver.RunGeneratorsAndUpdateCompilation(
                Compiler.Empty, out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics);
        return new GeneratorRun(compilation, diagnostics, ClientOf(driver.GetRunResult().Results[0]));
    }

    private static ClientModel? ClientOf(GeneratorRunResult result) =>
        result.TrackedSteps.TryGetValue(OpenApiClientGenerator.ClientStep, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => ((BuiltClient)output.Value).Model).FirstOrDefault()
            : null;

    private sealed class InputFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using FileStream stream = File.OpenRead(path);
            return SourceText.From(stream);
        }
    }

    private sealed class BuildProperties(string items, string documents) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(StringComparer.Ordinal)
        {
            [ClientItems.Property] = items,
            [ClientItems.ReferencesProperty] = documents,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Values.None;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Values None { get; } = new([]);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
