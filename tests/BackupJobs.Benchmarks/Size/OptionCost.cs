using System.Globalization;
using BackupJobs.Benchmarks.Generator;
using BackupJobs.Testing;
using Microsoft.CodeAnalysis;

namespace BackupJobs.Benchmarks.Size;

/// <summary>What each option adds to the generated code and to a run of the generator. Nothing here measures time.</summary>
internal static class OptionCost
{
    /// <summary>Options that add code: metadata of items, and what the project says about all of its clients.</summary>
    internal static readonly string[] Options = ["Credentials", "Services", "Interfaces=true", "Webhooks=true", "Validation=true"];

    public static async Task RunAsync(bool quick)
    {
        foreach ((string name, string document, string[] references) in Documents())
        {
            (int files, int characters, long bytes) = Measure(document, references, "");
            await Console.Out.WriteLineAsync(
                $"\n| {name} | files | characters | allocated by the generator |\n|---|---:|---:|---:|\n"
                + Row("all off", files, characters, bytes)).ConfigureAwait(false);
            foreach (string option in Options)
            {
                (int moreFiles, int moreCharacters, long moreBytes) = Measure(document, references, option);
                await Console.Out.WriteLineAsync(
                    Row($"`{option}`, more", moreFiles - files, moreCharacters - characters, moreBytes - bytes)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A client of Azure, and one whose document has something for every option.</summary>
    internal static IEnumerable<(string Name, string Document, string[] References)> Documents()
    {
        string specs = Path.Combine(Repository.Root, "specs");
        yield return (
            "`BackupClient`", Path.Combine(specs, "2026-11-01", "backup.json"),
            Directory.GetFiles(Path.Combine(specs, "common-types"), "*.json"));
        yield return ("`ReadingClient`", Path.Combine(Repository.Root, "tests/BackupJobs.Documentation.Tests/Documents/readings.json"), []);
    }

    /// <summary>A project in which one option is on, or none.</summary>
    internal static GeneratorProject Project(string document, string[] references, string option) => new(
        document, references, metadata: option.Contains('=', StringComparison.Ordinal) ? option : "", credentials: option == "Credentials",
        services: option == "Services");

    private static (int Files, int Characters, long Bytes) Measure(string document, string[] references, string option)
    {
        GeneratorProject project = Project(document, references, option);
        GeneratorDriver driver = project.Driver.RunGenerators(project.Compilation);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        project.Driver.RunGenerators(project.Compilation);
        return (GeneratorProject.FilesOf(driver), GeneratorProject.CharactersOf(driver), GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static string Row(string name, int files, int characters, long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {files:N0} | {characters:N0} | {bytes / 1000.0:N0} kB |");
}
