using BackupJobsGen.CSharp;
using BackupJobsGen.Documents;
using BackupJobsGen.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackupJobsGen;

/// <summary>
/// Text of the documents ▶ parsed documents ▶ what a client's documents mean ▶ its C# names and types ▶ files. Each
/// step compares by value and none of them sees the compilation, so an edited .cs file runs nothing. What goes from one
/// step to the next is a class: for each struct the compiler's whole pipeline would have to be compiled again.
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
        IncrementalValueProvider<EquatableArray<ClientItem>> items =
            context.AnalyzerConfigOptionsProvider.Combine(References(context, RuntimeNames.Extensions.Assembly))
                .Select(static (pair, _) => Items(pair.Left.GlobalOptions, hasHttp: pair.Right.Length > 0));
        IncrementalValueProvider<DocumentPaths> paths = items.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(
                static (pair, _) => ClientItems.Documents(
                    pair.Left, Value(pair.Right, ClientItems.ReferencesProperty), Value(pair.Right, ClientItems.PreparedProperty)));
        IncrementalValueProvider<EquatableArray<OpenApiDocument>> documents = context.AdditionalTextsProvider
            .Combine(paths)
            .Where(static pair => IsIn(pair.Right.All, pair.Left))
            .Select(
                static (pair, cancellation) => new DocumentText(
                    pair.Left.Path, pair.Left.GetText(cancellation)?.ToString() ?? "", IsIn(pair.Right.InPart, pair.Left)))
            .Select(static (file, cancellation) => OpenApiDocument.Parse(file.Path, file.Text, file.InPart, cancellation))
            .WithTrackingName(DocumentsStep)
            .Collect()
            .Select(static (parsed, _) => parsed.Distinct().ToEquatableArray());
        IncrementalValueProvider<EquatableArray<Problem>> host = Host(context, items);
        IncrementalValuesProvider<ClientApi> apis = items.Combine(host)
            .SelectMany(static (pair, _) => pair.Right.Count == 0 ? pair.Left : [])
            .Combine(documents)
            .Select(static (pair, cancellation) => new ClientApi(pair.Left, ClientStages.ReadApi(pair.Right, pair.Left, cancellation)))
            .WithTrackingName(ApiStep);
        IncrementalValuesProvider<BuiltClient> clients = apis
            .Where(static api => api.Result.Model is not null)
            .Select(static (api, _) => ClientStages.BuildClient(api.Result.Model!, api.Item))
            .WithTrackingName(ClientStep);
        IncrementalValueProvider<ClientCollisions> collisions = clients.Collect()
            .Select(static (built, _) => ClientStages.Collisions(built.ToEquatableArray()));
        IncrementalValuesProvider<ClientFile> files = clients.Combine(collisions)
            .SelectMany(
                static (pair, _) => pair.Left.Model is { } client && !pair.Right.Skipped.Contains(client.Name)
                    ? client.Files.Select(file => new ClientFile(client.Name, pair.Left.Document, file))
                    : [])
            .WithTrackingName(FilesStep);

        IncrementalValuesProvider<ClientFile> missing = apis.Where(static api => api.Result.Model is null)
            .Select(static (api, _) => ClientStages.MissingClient(api.Item))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!);

        context.RegisterSourceOutput(files, Write);
        context.RegisterSourceOutput(missing, Write);
        context.RegisterSourceOutput(host.SelectMany(static (problems, _) => problems), Report);
        // Two clients of one document find the same things in it.
        context.RegisterSourceOutput(
            apis.SelectMany(static (api, _) => api.Result.Problems).Collect().SelectMany(static (problems, _) => problems.Distinct()),
            Report);
        context.RegisterSourceOutput(collisions.SelectMany(static (found, _) => found.Problems), Report);
        context.RegisterSourceOutput(
            clients.Where(static built => built.Problem is not null).Select(static (built, _) => built.Problem!), Report);
    }

    private static bool IsIn(EquatableArray<string> paths, AdditionalText file) =>
        paths.Contains(DocumentPath.Normalize(file.Path), StringComparer.OrdinalIgnoreCase);

    private static string? Value(AnalyzerConfigOptionsProvider options, string property) =>
        options.GlobalOptions.TryGetValue(property, out string? value) ? value : null;

    private static EquatableArray<ClientItem> Items(AnalyzerConfigOptions options, bool hasHttp)
    {
        options.TryGetValue(ClientItems.Property, out string? items);
        options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        options.TryGetValue(ClientItems.CredentialsProperty, out string? credentials);
        options.TryGetValue(ClientItems.ServicesProperty, out string? services);
        return ClientItems.Parse(items, rootNamespace, new ClientOptions("", "")
        {
            FollowsSecurity = !ClientItems.IsFalse(credentials),
            AddsServices = hasHttp && !ClientItems.IsFalse(services),
        });
    }

    // What the project itself must have for the generated code to compile, reported once instead of in a thousand errors.
    private static IncrementalValueProvider<EquatableArray<Problem>> Host(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<ClientItem>> items)
    {
        IncrementalValueProvider<EquatableArray<Problem>> runtime = References(context, RuntimeNames.Assembly)
            .Select(static (found, _) => Lacking(Problems.NoRuntime, found.Length == 0));
        IncrementalValueProvider<EquatableArray<Problem>> language = context.ParseOptionsProvider
            .Select(
                static (options, _) =>
                    Lacking(Problems.OldLanguage, options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }));
        IncrementalValueProvider<EquatableArray<Problem>> all = runtime.Combine(language)
            .Select(static (pair, _) => pair.Left.Concat(pair.Right).ToEquatableArray());
        return items.Combine(all).Select(static (pair, _) => pair.Left.Count == 0 ? [] : pair.Right);
    }

    private static EquatableArray<Problem> Lacking(ProblemKind kind, bool isLacking) =>
        isLacking ? [new Problem(kind.Id, "", 0, 0, [])] : [];

    /// <summary>
    /// The assembly's name if the project references it: its file, or in an editor a project, whose name stands alone. Otherwise empty.
    /// </summary>
    private static IncrementalValueProvider<string> References(IncrementalGeneratorInitializationContext context, string assembly) =>
        context.MetadataReferencesProvider
            .Where(reference => string.Equals(reference.Display, assembly, StringComparison.OrdinalIgnoreCase)
                || string.Equals(Path.GetFileName(reference.Display ?? ""), assembly + ".dll", StringComparison.OrdinalIgnoreCase))
            .Collect()
            .Select((found, _) => found.IsEmpty ? "" : assembly);

    private static void Write(SourceProductionContext output, ClientFile file)
    {
        if (ClientStages.WriteFile(file, output.AddSource) is { } problem)
            Report(output, problem);
    }

    private static void Report(SourceProductionContext output, Problem problem) =>
        output.ReportDiagnostic(ProblemReport.Diagnostic(problem));
}
