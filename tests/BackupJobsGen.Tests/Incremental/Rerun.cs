using System.Collections.Immutable;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Tests.Incremental;

/// <summary>A second run of a driver, and what ran in it.</summary>
internal sealed class Rerun(GeneratorDriver driver)
{
    public static readonly IncrementalStepRunReason[] Unchanged = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    public GeneratorRunResult Result { get; } = driver.GetRunResult().Results[0];

    /// <summary>Hint names of the files that were written again.</summary>
    public string[] Emitted => [.. Result.TrackedOutputSteps["SourceOutput"]
        .SelectMany(step => step.Outputs)
        .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .SelectMany(output => HintNames(output.Value))
        .Order(StringComparer.Ordinal)];

    public static Rerun Of(TestProject first, TestProject second)
    {
        GeneratorDriver driver = first.Driver.RunGenerators(first.Compilation);
        return new Rerun(driver
            .ReplaceAdditionalTexts(Kept(first, second))
            .WithUpdatedAnalyzerConfigOptions(second.Options)
            .RunGenerators(first.Compilation));
    }

    public IEnumerable<IncrementalStepRunReason> Steps(params string[] names) =>
        names.SelectMany(name => Result.TrackedSteps.TryGetValue(name, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? steps : [])
            .SelectMany(step => step.Outputs).Select(output => output.Reason);

    // A text that did not change is the same object, as it is in a compiler server and in an editor.
    private static ImmutableArray<AdditionalText> Kept(TestProject first, TestProject second) =>
        [.. second.AdditionalTexts.Select(
            text => first.AdditionalTexts.FirstOrDefault(old => old.Path == text.Path && old.GetText()!.ContentEquals(text.GetText()!))
                ?? text)];

    // The value of an output step is a pair of the sources and the diagnostics.
    private static IEnumerable<string> HintNames(object value)
    {
        object sources = value.GetType().GetField("Item1")!.GetValue(value)!;
        foreach (object source in (System.Collections.IEnumerable)sources)
            yield return (string)source.GetType()
                .GetProperty(
                    "HintName",
                    System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public
                        | System.Reflection.BindingFlags.NonPublic)!
                .GetValue(source)!;
    }
}
