using System.Globalization;
using System.Text;
using BackupJobs.Conformance;
using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>Documents that imitate those of other services: each generates, compiles and passes all its examples.</summary>
public class TortureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "TestData", "conformance");

    private static readonly Lazy<Task<DocumentResult>> Contradicting =
        new(() => DocumentRun.RunAsync(Folder, Path.Combine(Folder, "contradict", "contradict.json")));

    [Theory]
    [InlineData("names/names.json", 5)]
    [InlineData("files/animals.json", 4)]
    [InlineData("flow/flow.json", 15)]
    [InlineData("modern/modern.json", 3)]
    [InlineData("three/bodies.json", 9)]
    [InlineData("three/parameters.json", 3)]
    [InlineData("three/schemas.json", 9)]
    [InlineData("three/older.json", 5)]
    [InlineData("three/servers.json", 5)]
    [InlineData("three/flows.json", 4)]
    [InlineData("styles/styles.json", 4)]
    [InlineData("progress/disks.json", 4)]
    public async Task All_examples_of_a_difficult_document_pass(string document, int examples)
    {
        DocumentResult result = await DocumentRun.RunAsync(Folder, Path.Combine(Folder, document));

        Assert.Equal("", Faults(result));
        Assert.Equal(examples, result.Examples);
        Assert.Equal(examples, result.ExamplesPassed);
    }

    [Theory]
    [InlineData("shapes/shapes.json", 5)]
    [InlineData("places/places.json", 20)]
    [InlineData("contradict/contradict.json", 31)]
    [InlineData("circles/stable/2030-01-01/things.json", 2)]
    [InlineData("circles/preview/2030-02-01-preview/things.json", 2)]
    [InlineData("circles/stable/2030-01-01/other.json", 1)]
    public async Task What_fails_is_explained_by_a_contradiction_that_is_named(string document, int examples)
    {
        DocumentResult result = await DocumentRun.RunAsync(Folder, Path.Combine(Folder, document));

        Assert.Equal("", Faults(result with { Contradictions = [] }));
        Assert.Equal(examples, result.Examples);
        Assert.Equal(examples, result.ExamplesPassed + result.ExamplesExplained);
        Assert.True(result.ExamplesExplained <= result.Contradictions.Select(entry => (entry.Operation, entry.Example)).Distinct().Count());
    }

    [Theory]
    [InlineData("gone", "the file \"./examples/gone.json\" is not below the folder, or not there, or not JSON")]
    [InlineData("unreadable", "the file \"./examples/unreadable.json\" is not below the folder, or not there, or not JSON")]
    [InlineData("outside", "the file \"../../../wire/job-completed-2018.json\" is not below the folder, or not there, or not JSON")]
    [InlineData("a list", "an object expected")]
    [InlineData("nothing", "no response")]
    [InlineData("statuses", "\"1000\" is no status code")]
    [InlineData("odd responses", "response 200 headers: header Bad Name: no header can hold this")]
    [InlineData("client names", "parameter thingId: not declared by the operation")]
    [InlineData("the body under another name", "parameter thing: required, but not in the example")]
    [InlineData("null everywhere", "response 201 body: null, which the document does not allow")]
    [InlineData("parameters that are null", "parameter id: null, which the document does not allow")]
    public async Task A_contradiction_is_named(string example, string contradiction)
    {
        DocumentResult result = await Contradicting.Value;

        Assert.Contains(contradiction, result.Contradictions.Where(entry => entry.Example == example).Select(entry => entry.Contradiction));
    }

    [Fact]
    public async Task A_document_of_900_KB_is_a_document_like_any_other()
    {
        string folder = Directory.CreateTempSubdirectory("conformance").FullName;
        try
        {
            string document = Path.Combine(folder, "large.json");
            File.WriteAllText(document, Large());
            Assert.InRange(new FileInfo(document).Length, 900_000, 1_500_000);

            DocumentResult result = await DocumentRun.RunAsync(folder, document);

            Assert.Equal("", Faults(result));
            Assert.Equal(300, result.Operations);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static string Faults(DocumentResult result) => string.Join(
        '\n',
        result.Faults.Select(fault => fault.First)
            .Concat(result.Failures.Select(failure => $"{failure.Operation} {failure.Reason}: {failure.Detail}"))
            .Concat(result.Contradictions.Select(entry => $"{entry.Operation} contradicts: {entry.Contradiction}")));

    private static string Large()
    {
        StringBuilder paths = new();
        StringBuilder definitions = new();
        string description = new('d', 450);
        for (int i = 0; i < 300; i++)
        {
            string comma = i == 0 ? "" : ",";
            paths.Append(CultureInfo.InvariantCulture, $$"""
                {{comma}}"/things{{i}}/{id}": {"get": {"operationId": "Group{{i % 20}}_Get{{i}}", "description": "{{description}}",
                  "parameters": [{"name": "id", "in": "path", "required": true, "type": "string", "description": "{{description}}"}],
                  "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Thing{{i}}"} } } } }
                """);
            definitions.Append(CultureInfo.InvariantCulture, $$"""
                {{comma}}"Thing{{i}}": {"description": "{{description}}", "properties": {
                  "next": {"$ref": "#/definitions/Thing{{(i + 1) % 300}}", "description": "{{description}}"},
                  "state": {"type": "string", "enum": ["a{{i}}", "b{{i}}"], "description": "{{description}}"},
                  "count": {"type": "integer", "format": "int32", "description": "{{description}}"},
                  "when": {"type": "string", "format": "date-time", "description": "{{description}}"} } }
                """);
        }
        return $$"""{"swagger": "2.0", "info": {"title": "Large", "version": "1"}, "host": "service.example.com", "paths": { {{paths}} }, "definitions": { {{definitions}} } }""";
    }
}
