using BackupJobsGen.Api;
using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackupJobsGen;

/// <summary>
/// Text of the documents ▶ parsed documents ▶ what a client's documents mean ▶ its C# names and types ▶ files. Each
/// step compares by value and none of them sees the compilation, so an edited .cs file runs nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class OpenApiClientGenerator : IIncrementalGenerator
{
    internal const string DocumentsStep = "Documents";
    internal const string ApiStep = "Api";
    internal const string ClientStep = "Client";
    internal const string FilesStep = "Files";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<OpenApiDocument>> documents = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.BackupJobsGen", out string? kind) && kind.Length > 0)
            .Select(static (pair, cancellation) => (pair.Left.Path, Text: pair.Left.GetText(cancellation)?.ToString() ?? ""))
            .Select(static (file, cancellation) => OpenApiDocument.Parse(file.Path, file.Text, cancellation))
            .WithTrackingName(DocumentsStep)
            .Collect()
            .Select(static (parsed, _) => parsed.Distinct().ToEquatableArray());
        IncrementalValuesProvider<(ClientItem Item, ApiResult Result)> apis = Items(context)
            .Combine(documents)
            .Select(static (pair, cancellation) => (Item: pair.Left, Result: ClientStages.ReadApi(pair.Right, pair.Left, cancellation)))
            .WithTrackingName(ApiStep);
        IncrementalValuesProvider<(ClientModel? Client, Problem? Problem)> clients = apis
            .Where(static api => api.Result.Model is not null)
            .Select(static (api, _) => ClientStages.BuildClient(api.Result.Model!, api.Item))
            .WithTrackingName(ClientStep);
        IncrementalValuesProvider<(string Client, FileModel File)> files = clients
            .SelectMany(static (pair, _) => pair.Client is { } client ? client.Files.Select(file => (client.Name, file)) : [])
            .WithTrackingName(FilesStep);

        IncrementalValueProvider<EquatableArray<Problem>> host = Host(context);
        context.RegisterSourceOutput(files.Combine(host).Where(static pair => pair.Right.Count == 0).Select(static (pair, _) => pair.Left), Write);
        context.RegisterSourceOutput(host.SelectMany(static (problems, _) => problems), Report);
        // Two clients of one document find the same things in it.
        context.RegisterSourceOutput(apis.SelectMany(static (api, _) => api.Result.Problems).Collect().SelectMany(static (problems, _) => problems.Distinct()), Report);
        context.RegisterSourceOutput(clients.Where(static pair => pair.Problem is not null).Select(static (pair, _) => pair.Problem!), Report);
    }

    private static IncrementalValuesProvider<ClientItem> Items(IncrementalGeneratorInitializationContext context) => context.AnalyzerConfigOptionsProvider
        .Select(static (options, _) =>
        {
            options.GlobalOptions.TryGetValue(ClientItems.Property, out string? items);
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
            return ClientItems.Parse(items, rootNamespace);
        })
        .SelectMany(static (items, _) => items);

    // What the project itself must have for the generated code to compile, told once instead of in a thousand errors.
    private static IncrementalValueProvider<EquatableArray<Problem>> Host(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<bool> runtime = context.MetadataReferencesProvider
            .Where(static reference => IsRuntime(reference.Display ?? ""))
            .Collect()
            .Select(static (references, _) => !references.IsEmpty);
        IncrementalValueProvider<bool> language = context.ParseOptionsProvider
            .Select(static (options, _) => options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 });
        return Items(context).Collect().Combine(runtime).Combine(language)
            .Select(static (pair, _) =>
            {
                List<Problem> problems = [];
                if (pair.Left.Left.Length > 0 && !pair.Left.Right)
                    problems.Add(new Problem(Problems.NoRuntime.Id, "", 0, 0, []));
                if (pair.Left.Left.Length > 0 && !pair.Right)
                    problems.Add(new Problem(Problems.OldLanguage.Id, "", 0, 0, []));
                return problems.ToEquatableArray();
            });
    }

    // A file, or in an editor a project, whose name stands alone.
    private static bool IsRuntime(string display) =>
        string.Equals(display, RuntimeNames.Assembly, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(display), RuntimeNames.Assembly + ".dll", StringComparison.OrdinalIgnoreCase);

    private static void Write(SourceProductionContext output, (string Client, FileModel File) file)
    {
        (string? text, Problem? problem) = ClientStages.WriteFile(file.Client, file.File);
        if (text is not null)
            output.AddSource($"{file.Client}.{file.File.Name}.g.cs", text);
        else
            Report(output, problem!);
    }

    private static void Report(SourceProductionContext output, Problem problem) => output.ReportDiagnostic(ProblemReport.Diagnostic(problem));
}
