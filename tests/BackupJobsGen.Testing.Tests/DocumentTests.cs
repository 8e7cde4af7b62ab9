using System.Text.Json;
using System.Text.Json.Nodes;
using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing;

/// <summary>
/// Documents of our own and of others: what is made by a schema is valid, and what cannot be served is an error with its place.
/// </summary>
public class DocumentTests
{
    public static TheoryData<string> Ours => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "TestData", "conformance"), "*.json", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories))
        .Concat(
            Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "tests", "BackupJobsGen.Servers"), "*-3?.json", SearchOption.AllDirectories))
        .Where(IsDocument)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Made_values_of_our_documents_are_valid(string file) => Check(Path.Combine(Repository.Root, file));

    [SharedTheory]
    [InlineData("recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2016-12-01/bms.json")]
    [InlineData("recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json")]
    public void Made_values_of_upstream_documents_are_valid(string file) =>
        Check(Path.Combine(Repository.Shared!, "upstream/specification", file));

    [Theory]
    [InlineData("{", "openapi.json(1,2): The JSON is invalid here")]
    [InlineData("{}", "openapi.json(1,1): This is not a Swagger 2.0 or OpenAPI 3 document")]
    [InlineData(
        """{ "openapi": "3.0.0", "paths": { "/a": { "$ref": "#/nowhere" } } }""", "openapi.json(1,50): '#/nowhere' cannot be resolved")]
    public void Invalid_documents_are_errors(string json, string expected)
    {
        MockDocumentException fault = Assert.Throws<MockDocumentException>(() => MockServer.Parse(json));

        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_an_error() =>
        Assert.Contains(
            "'none.json'", Assert.Throws<FileNotFoundException>(() => MockServer.Load("none.json")).Message, StringComparison.Ordinal);

    private static void Check(string path)
    {
        LoadedDocument document = LoadedDocument.Load(path);
        Discriminators discriminators = new(document);
        foreach (DocumentOperation operation in new OperationTable(document).Operations)
        {
            foreach (DocumentNode schema in Schemas(document, operation))
                Check(document, discriminators, schema);
        }
    }

    private static void Check(LoadedDocument document, Discriminators discriminators, DocumentNode schema)
    {
        foreach (Direction direction in Enum.GetValues<Direction>())
        {
            JsonNode? value = new SchemaValues(document, discriminators, direction, seed: 1).Make(schema);
            using JsonDocument json = JsonDocument.Parse(value?.ToJsonString() ?? "null");
            IEnumerable<string> faults = new SchemaCheck(document, discriminators, direction).Check(json.RootElement, schema)
                .Select(fault => $"{LoadedDocument.Where(fault.Rule)}: {fault.Path} {fault.Message} in {value}");
            Assert.True(!faults.Any(), string.Join('\n', faults));
        }
    }

    private static IEnumerable<DocumentNode> Schemas(LoadedDocument document, DocumentOperation operation)
    {
        foreach (DocumentNode response in operation.Responses.Select(response => document.Follow(response).Target))
        {
            if (response["schema"] is { Json.IsObject: true } schema && schema.Json["type"]?.Value != "file")
                yield return schema;
            foreach (BackupJobsGen.Json.JsonNode media in response["content"]?.Json.Members.ToArray() ?? [])
            {
                if (response["content"]![media.Name!]?["schema"] is { } inContent)
                    yield return inContent;
            }
        }

        foreach ((string mediaType, BodyContent content) in DeclaredBody.Of(document, operation)?.Contents ?? [])
        {
            if (MediaTypeRules.IsJson(mediaType) && content.Schema is { } body)
                yield return body;
        }
    }

    private static bool IsDocument(string file) => File.ReadAllText(file) is var text
        && (text.Contains("\"swagger\"", StringComparison.Ordinal) || text.Contains("\"openapi\"", StringComparison.Ordinal))
        && text.Contains("\"paths\"", StringComparison.Ordinal);
}
