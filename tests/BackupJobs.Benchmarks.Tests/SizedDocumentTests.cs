using System.Text.Json.Nodes;
using BackupJobs.Benchmarks.Generator;
using BackupJobs.Benchmarks.Inputs;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace BackupJobs.Benchmarks.Tests;

/// <summary>The documents that are made larger and smaller for the generators.</summary>
public sealed class SizedDocumentTests : IDisposable
{
    private static readonly SizedDocument Source = new(CompleteDocument.Load(GeneratorProject.Documents.Largest));

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(400)]
    public void A_document_has_the_wanted_operations(int operations)
    {
        Source.Write(_file, operations);

        string[] ids = [.. SizedDocument.OperationsOf(Read())];
        Assert.Equal(operations, ids.Length);
        Assert.Equal(operations, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(95)]
    public void A_document_is_valid_by_another_reader(int operations)
    {
        Source.Write(_file, operations);

        using MemoryStream stream = new(File.ReadAllBytes(_file));
        ReadResult read = OpenApiDocument.Load(stream, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(operations, read.Document!.Paths.Sum(static path => path.Value.Operations!.Count));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(175)]
    public void Every_reference_has_its_target_in_the_document(int operations)
    {
        Source.Write(_file, operations);

        AssertComplete(Read());
    }

    [Fact]
    public void A_copy_refers_to_its_own_definitions()
    {
        Source.Write(_file, 2 * Source.Operations);
        JsonObject document = Read();

        KeyValuePair<string, JsonNode?>[] copied =
            [.. document["paths"]!.AsObject().Where(static path => path.Key.StartsWith("/copy2/", StringComparison.Ordinal))];

        Assert.Equal(document["paths"]!.AsObject().Count, 2 * copied.Length);
        Assert.All(
            copied.SelectMany(static path => ReferencesOf(path.Value))
                .Where(static reference => reference.StartsWith("#/definitions/", StringComparison.Ordinal)),
            static reference => Assert.EndsWith("2", reference, StringComparison.Ordinal));
    }

    [Fact]
    public void A_selection_has_its_operations_and_only_what_they_reach()
    {
        Source.Write(_file, GeneratorProject.Documents.Jobs);
        JsonObject document = Read();
        JsonObject definitions = document["definitions"]!.AsObject();

        AssertComplete(document);
        Assert.Contains("BackupJobs_List", SizedDocument.OperationsOf(document));
        Assert.DoesNotContain("Backups_Trigger", SizedDocument.OperationsOf(document));
        // A derived type is reached by its base alone.
        Assert.True(definitions.ContainsKey("AzureIaaSVMJob"));
        Assert.False(definitions.ContainsKey("BackupRequestResource"));
    }

    [Fact]
    public void The_generator_finds_no_fault_in_a_larger_document()
    {
        Source.Write(_file, Source.Operations + 10);

        Microsoft.CodeAnalysis.GeneratorDriver driver = Run(new GeneratorProject(_file, []));

        Assert.DoesNotContain(
            driver.GetRunResult().Diagnostics,
            static problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.True(GeneratorProject.FilesOf(driver) > GeneratorProject.FilesOf(Run(new GeneratorProject())));
    }

    private static Microsoft.CodeAnalysis.GeneratorDriver Run(GeneratorProject project) =>
        project.Driver.RunGenerators(project.Compilation);

    private static void AssertComplete(JsonObject document)
    {
        string[] references = [.. ReferencesOf(document)];

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(Target(document, reference) is not null, reference));
    }

    private JsonObject Read() => JsonNode.Parse(File.ReadAllBytes(_file))!.AsObject();

    /// <summary>Of `$ref` and of extensions such as x-ms-odata.</summary>
    private static IEnumerable<string> ReferencesOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => ReferencesOf(member.Value)),
        JsonArray items => items.SelectMany(ReferencesOf),
        JsonValue value when value.TryGetValue(out string? text) && text.StartsWith("#/", StringComparison.Ordinal) => [text],
        _ => [],
    };

    private static JsonNode? Target(JsonNode document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)document, static (node, step) => node?[step]);
}
