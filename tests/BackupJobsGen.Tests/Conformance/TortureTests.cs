using System.Globalization;
using System.Text;
using BackupJobs.Conformance;
using BackupJobs.Conformance.Report;

namespace BackupJobsGen.Tests.Conformance;

/// <summary>Documents that imitate what other services publish: each generates, compiles, and all its examples replay.</summary>
public class TortureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "TestData", "conformance");

    [Theory]
    [InlineData("names/names.json", 5)]
    [InlineData("files/animals.json", 4)]
    [InlineData("flow/flow.json", 15)]
    [InlineData("modern/modern.json", 3)]
    public async Task All_examples_of_a_difficult_document_pass(string document, int examples)
    {
        DocumentResult result = await DocumentRun.RunAsync(Folder, Path.Combine(Folder, document));

        Assert.Equal("", Faults(result));
        Assert.Equal(examples, result.Examples);
        Assert.Equal(examples, result.ExamplesPassed);
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
