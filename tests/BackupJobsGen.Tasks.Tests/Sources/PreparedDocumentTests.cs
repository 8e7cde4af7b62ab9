using BackupJobsGen.Documents;
using BackupJobsGen.Json;

namespace BackupJobsGen.Tasks.Tests.Sources;

/// <summary>The generator finds every key and value of a converted document at its line and column in the source.</summary>
public sealed class PreparedDocumentTests
{
    private const string Yaml = """
        openapi: 3.0.0
        # a comment
        paths:
          /pets:
            get: { operationId: Pets_List }
        shared: &s
          type: string
        again: *s
        """;

    [Theory]
    [InlineData("", 1, 1, 1, 1)]
    [InlineData("/openapi", 1, 1, 1, 10)]
    [InlineData("/paths/~1pets", 4, 3, 5, 5)]
    [InlineData("/paths/~1pets/get/operationId", 5, 12, 5, 25)]
    [InlineData("/again", 8, 1, 6, 9)]
    [InlineData("/again/type", 7, 3, 7, 9)]
    public void Positions_are_those_of_the_source(string path, int nameLine, int nameColumn, int line, int column)
    {
        OpenApiDocument document = Read.Document("specs/pets.yaml", Yaml);
        JsonNode node = JsonPointer.Find(document.Root, path)!;
        Assert.Equal(("specs/pets.yaml", nameLine - 1, nameColumn - 1), document.Position(node.NameOffset));
        Assert.Equal(("specs/pets.yaml", line - 1, column - 1), document.Position(node.Offset));
    }

    [Fact]
    public void A_document_is_found_under_the_name_of_its_source()
    {
        OpenApiDocument yaml = Read.Document("specs/pets.yaml", "Pet: { $ref: 'types.json#/Animal' }");
        OpenApiDocument json = OpenApiDocument.Parse("specs/types.json", """{ "Animal": { "$ref": "pets.yaml#/Pet" } }""");
        DocumentSet documents = new([yaml, json]);
        Assert.Equal("Animal", documents.Resolve(yaml, "types.json#/Animal", out _)!.Json.Name);
        Assert.Equal("Pet", documents.Resolve(json, "pets.yaml#/Pet", out _)!.Json.Name);
    }

    [Fact]
    public void Problems_of_the_source_are_problems_of_the_document()
    {
        OpenApiDocument document = Read.Document("specs/pets.yaml", "a: 1\na: 2");
        Assert.Equal(
            new Problem("BJG1009", "specs/pets.yaml", 1, 0, ["the key 'a' occurs more than once in this mapping"]),
            Assert.Single(document.Problems));
        Assert.Equal(JsonKind.Null, document.Root.Kind);
    }

    [Theory]
    [InlineData("#BackupJobsGen.Document 1")]
    [InlineData("#BackupJobsGen.Document 1\n[]\n[]\n\n{}")]
    [InlineData("#BackupJobsGen.Document 2\n[\"a\"]\n[]\n\n{}")]
    [InlineData("{}")]
    public void Other_text_is_plain_JSON(string text) => Assert.Equal("a.json", OpenApiDocument.Parse("a.json", text).Path);

    [Fact]
    public void Documents_are_equal_if_text_and_positions_are()
    {
        Assert.Equal(Read.Document("a.yaml", Yaml), Read.Document("a.yaml", Yaml));
        Assert.NotEqual(Read.Document("a.yaml", "a: 1"), Read.Document("a.yaml", "\na: 1"));
        Assert.NotEqual(Read.Document("a.yaml", "a: 1"), Read.Document("b.yaml", "a: 1"));
    }
}
