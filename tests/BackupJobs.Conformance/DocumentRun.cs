using System.Globalization;
using BackupJobs.Conformance.Documents;
using BackupJobs.Conformance.Generate;
using BackupJobs.Conformance.Reference;
using BackupJobs.Conformance.Replay;
using BackupJobs.Conformance.Report;
using Microsoft.CodeAnalysis;

namespace BackupJobs.Conformance;

/// <summary>Generates, compiles and loads the client of one document, and replays its examples.</summary>
internal static class DocumentRun
{
    private const int MostFaults = 5;

    public static async Task<DocumentResult> RunAsync(string folder, string document)
    {
        using SpecFiles files = new(folder);
        Specification spec = new(files, document);
        return await RunAsync(spec, NameOf(folder, document), spec.Inputs);
    }

    /// <summary>The document as reports name it.</summary>
    public static string NameOf(string folder, string document) => Path.GetRelativePath(folder, document).Replace('\\', '/');

    /// <param name="inputs">Input of the generator. Other files than the specification's own must result in failures.</param>
    public static async Task<DocumentResult> RunAsync(Specification spec, string name, IReadOnlyList<string> inputs)
    {
        GeneratorRun run = GeneratorRun.Run(inputs);
        List<DocumentFault> crashes = run.Diagnostics
            .Where(diagnostic => diagnostic.Id is "CS8785" or "BJG2007")
            .Select(
                diagnostic =>
                    new DocumentFault($"the generator failed: {diagnostic.Id}", 1, diagnostic.GetMessage(CultureInfo.InvariantCulture)))
            .ToList();
        DocumentResult result = new(name)
        {
            Operations = spec.Operations.Count,
            Diagnostics =
                new(
                    run.Diagnostics.GroupBy(diagnostic => diagnostic.Id).ToDictionary(group => group.Key, group => group.Count()),
                    StringComparer.Ordinal),
            Generated = crashes.Count == 0 && (run.Client is not null || spec is { IsReadable: true, Operations.Count: 0 }),
            Faults = crashes,
        };
        if (!result.Generated)
            return crashes.Count > 0 ? result : result with { Faults = [NothingGenerated(run)] };
        (byte[]? assembly, List<DocumentFault> faults) = Compiler.Emit(run.Compilation);
        result = result with { Compiled = assembly is not null, Faults = [.. faults.Take(MostFaults)] };
        if (assembly is null || run.Client is null)
            return result;
        using CompiledClient client = new(assembly);
        return await ReplayAsync(spec, new GeneratedOperations(run.Client, client.Assembly), result);
    }

    private static DocumentFault NothingGenerated(GeneratorRun run) => new(
        "nothing generated: " + string.Join(' ', run.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct()),
        1,
        run.Diagnostics.FirstOrDefault()?.ToString() ?? "");

    private static async Task<DocumentResult> ReplayAsync(Specification spec, GeneratedOperations generated, DocumentResult result)
    {
        foreach (WireOperation operation in spec.Operations)
        {
            string id = operation.Id ?? $"{operation.Method} {operation.Path}";
            foreach (Example example in Example.Of(spec.Files, operation))
            {
                ExampleReplay replay = new(spec, generated, operation, example);
                List<ReplayFault> faults = await replay.RunAsync();
                List<ReplayFault> unexplained = faults.FindAll(fault => !fault.Explained);
                result.Failures.AddRange(unexplained.Select(fault => new ExampleFailure(id, example.Name, fault.Reason, fault.Detail)));
                result.Contradictions.AddRange(replay.Contradictions.Select(text => new ExampleContradiction(id, example.Name, text)));
                result = result with
                {
                    Examples = result.Examples + 1,
                    ExamplesPassed = result.ExamplesPassed + (faults.Count == 0 ? 1 : 0),
                    ExamplesExplained = result.ExamplesExplained + (faults.Count > 0 && unexplained.Count == 0 ? 1 : 0),
                };
            }
        }
        return result;
    }
}
