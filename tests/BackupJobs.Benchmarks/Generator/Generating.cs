using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace BackupJobs.Benchmarks.Generator;

/// <summary>One run of the generator in a compiler process that is warm.</summary>
public class Generating
{
    private GeneratorProject _project = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _changed = null!;
    private Compilation _edited = null!;
    private byte[] _document = [];

    /// <summary>The selected part of the document.</summary>
    [Params("jobs", "all")]
    public string Selection { get; set; } = "jobs";

    [GlobalSetup]
    public void Setup()
    {
        _project = new GeneratorProject(Selection == "jobs" ? GeneratorProject.Documents.Jobs : "");
        _edited = _project.Edited;
        _warm = _project.Driver.RunGenerators(_project.Compilation);
        GeneratorProject.FilesOf(_warm);
        (AdditionalText old, AdditionalText changed) = _project.ChangedDescription();
        _changed = _warm.ReplaceAdditionalText(old, changed);
        _document = File.ReadAllBytes(old.Path);
    }

    [Benchmark(Baseline = true, Description = "Microsoft.OpenApi, parse alone")]
    public object? OpenApi()
    {
        using MemoryStream stream = new(_document);
        return OpenApiDocument.Load(stream, "json").Document;
    }

    [Benchmark(Description = "cold: a driver that has not run")]
    public GeneratorDriver Cold() => _project.Driver.RunGenerators(_project.Compilation);

    [Benchmark(Description = "one description changed")]
    public GeneratorDriver DescriptionChanged() => _changed.RunGenerators(_project.Compilation);

    [Benchmark(Description = "one .cs file changed")]
    public GeneratorDriver SourceChanged() => _warm.RunGenerators(_edited);

    [Benchmark(Description = "nothing changed")]
    public GeneratorDriver Unchanged() => _warm.RunGenerators(_project.Compilation);
}
