using System.Reflection;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Tests.Harness;

/// <summary>What the generator made of a project.</summary>
internal sealed class Generation
{
    private const string Off = "#nullable disable warnings";

    private readonly Lazy<(byte[] Image, Diagnostic[] Diagnostics)> _emitted;
    private readonly Lazy<Assembly> _assembly;

    private Generation(GeneratorDriver driver, Compilation output)
    {
        Driver = driver;
        Output = output;
        Result = driver.GetRunResult().Results[0];
        _emitted = new(Emit);
        _assembly =
            new(() =>
                new System.Runtime.Loader.AssemblyLoadContext(
                    null, isCollectible: false).LoadFromStream(
                    new MemoryStream(_emitted.Value.Image)));
    }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public IEnumerable<string> Reported => Result.Diagnostics.Select(diagnostic => diagnostic.Id);

    /// <summary>Text of each file by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What the compiler says to the output: with documentation, under nullable, warnings as errors.</summary>
    public IEnumerable<string> Faults =>
        _emitted.Value.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(Describe);

    /// <summary>The compiled output, loaded.</summary>
    public Assembly Assembly => _assembly.Value;

    public static Generation Of(TestProject project)
    {
        GeneratorDriver driver = project.Driver.RunGeneratorsAndUpdateCompilation(project.Compilation, out Compilation output, out _);
        return new Generation(driver, output);
    }

    public string File(string name) => Files.Single(file => file.Key.EndsWith("." + name + ".g.cs", StringComparison.Ordinal)).Value;

    public Generation Compiles()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(Faults);
        return this;
    }

    public Type Type(string name) => Assembly.GetTypes().Single(type => type.Name == name);

    private (byte[], Diagnostic[]) Emit()
    {
        using MemoryStream image = new();
        using MemoryStream documentation = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted =
            WithNullableWarnings(Output).Emit(image, xmlDocumentationStream: documentation);
        return (image.ToArray(), [.. emitted.Diagnostics]);
    }

    /// <summary>Generated files turn these warnings off, which makes builds of users faster; they would have none.</summary>
    private static Compilation WithNullableWarnings(Compilation output) =>
        output.SyntaxTrees.Aggregate(output, static (checkedOutput, tree) =>
        {
            string text = tree.GetText().ToString();
            int start = text.IndexOf(Off, StringComparison.Ordinal);
            return start < 0
                ? checkedOutput
                : checkedOutput.ReplaceSyntaxTree(
                    tree, tree.WithChangedText(tree.GetText().Replace(start, Off.Length, "#nullable enable warnings")));
        });

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{System.IO.Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} | {line}";
    }
}
