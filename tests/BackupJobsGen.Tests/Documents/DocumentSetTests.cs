using BackupJobsGen.Documents;

namespace BackupJobsGen.Tests.Documents;

public class DocumentSetTests
{
    private static readonly OpenApiDocument Main = OpenApiDocument.Parse("specs/stable/bms.json", """
        {
          "definitions": {
            "Job": {},
            "a/b~c": {},
            "with space": {},
            "list": [ 10, 20 ]
          }
        }
        """);

    private static readonly OpenApiDocument Common =
        OpenApiDocument.Parse("specs/common-types/v1/Types.json", """{ "definitions": { "Error": {} } }""");

    private static readonly DocumentSet Documents = new([Main, Common]);

    [Theory]
    [InlineData("#/definitions/Job", "specs/stable/bms.json#/definitions/Job")]
    [InlineData("bms.json#/definitions/Job", "specs/stable/bms.json#/definitions/Job")]
    [InlineData("./bms.json#/definitions/Job", "specs/stable/bms.json#/definitions/Job")]
    [InlineData("#/definitions/a~1b~0c", "specs/stable/bms.json#/definitions/a~1b~0c")]
    [InlineData("#/definitions/a%2Fb~0c", null)]
    [InlineData("#/definitions/with%20space", "specs/stable/bms.json#/definitions/with space")]
    [InlineData("#/definitions/list/1", "specs/stable/bms.json#/definitions/list/1")]
    [InlineData("#/definitions/list/2", null)]
    [InlineData("#/definitions/list/-1", null)]
    [InlineData("#/definitions/job", null)]
    [InlineData("#Job", null)]
    [InlineData("../common-types/v1/Types.json#/definitions/Error", "specs/common-types/v1/Types.json#/definitions/Error")]
    [InlineData("..\\common-types\\v1\\Types.json#/definitions/Error", "specs/common-types/v1/Types.json#/definitions/Error")]
    [InlineData("../common-types/v1/types.json#/definitions/Error", "specs/common-types/v1/Types.json#/definitions/Error")]
    [InlineData("../common-types/v1/Types.json", "specs/common-types/v1/Types.json#")]
    [InlineData("#", "specs/stable/bms.json#")]
    [InlineData("../../../../etc/passwd", null)]
    [InlineData("https://example.com/bms.json#/definitions/Job", null)]
    public void References_are_resolved_in_memory(string reference, string? expected)
    {
        DocumentNode? node = Documents.Resolve(Main, reference, out Unresolved why);

        Assert.Equal(expected, node?.Id);
        Assert.Equal(expected is null, why.Reason is not null && why.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("/a/b/../c/./d.json", "/a/c/d.json")]
    [InlineData("C:\\specs\\..\\x.json", "C:/x.json")]
    [InlineData("../up.json", "../up.json")]
    [InlineData("/../up.json", "/up.json")]
    [InlineData("a//b.json", "a/b.json")]
    public void Paths_are_normalized(string path, string expected) =>
        Assert.Equal(expected, DocumentPath.Normalize(path));

    [Fact]
    public void A_document_is_equal_to_one_with_the_same_path_and_text()
    {
        OpenApiDocument one = OpenApiDocument.Parse("a.json", "{}");

        Assert.Equal(one, OpenApiDocument.Parse("a.json", "{}"));
        Assert.Equal(one.GetHashCode(), OpenApiDocument.Parse("a.json", "{}").GetHashCode());
        Assert.NotEqual(one, OpenApiDocument.Parse("b.json", "{}"));
        Assert.NotEqual(one, OpenApiDocument.Parse("a.json", "{ }"));
    }

    [Theory]
    [InlineData("""{"swagger":"2.0"}""", OpenApiDialect.Swagger20)]
    [InlineData("""{"swagger":2.0}""", OpenApiDialect.Swagger20)]
    [InlineData("""{"openapi":"3.0.3"}""", OpenApiDialect.OpenApi30)]
    [InlineData("""{"openapi":"3.1.0"}""", OpenApiDialect.OpenApi31)]
    [InlineData("""{"swagger":"1.2"}""", OpenApiDialect.Unknown)]
    [InlineData("[]", OpenApiDialect.Unknown)]
    [InlineData("", OpenApiDialect.Unknown)]
    public void The_dialect_is_recognized(string text, object expected) =>
        Assert.Equal((OpenApiDialect)expected, OpenApiDocument.Parse("a.json", text).Dialect);

    [Theory]
    [InlineData("#/definitions/Job", 2, 4)]
    [InlineData("#/definitions/a~1b~0c", 3, 4)]
    [InlineData("../common-types/v1/Types.json", 0, 0)]
    public void A_resolved_node_has_line_and_column(string reference, int line, int column)
    {
        DocumentNode node = Documents.Resolve(Main, reference, out _)!;

        Assert.Equal((node.Document.Path, line, column), node.Document.Position(node.Json.NameOffset));
    }
}
