using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace BackupJobs.Benchmarks.Generator;

/// <summary>Runs over more and more paths of one document: time should grow with what they reach.</summary>
public class Growing
{
    private GeneratorProject _project = null!;

    /// <summary>Number of paths, the first ones of the document.</summary>
    [Params(10, 20, 30, 40, 50, 63)]
    public int Paths { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(GeneratorProject.Documents.Largest));
        _project =
            new GeneratorProject(
                paths: string.Join(
                    ';', document.RootElement.GetProperty("paths").EnumerateObject().Take(Paths).Select(static path => path.Name)));
    }

    [Benchmark(Description = "cold: a driver that has not run")]
    public GeneratorDriver Cold() => _project.Driver.RunGenerators(_project.Compilation);
}
