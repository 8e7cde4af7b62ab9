using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Documents;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Reads small documents and finds things in what they mean.</summary>
internal static class ApiReading
{
    public const string DocumentFile = "specs/test.json";

    /// <summary>A Swagger 2.0 document of these paths and definitions (JSON without the outer braces).</summary>
    public static string Swagger(string paths, string definitions = "", string more = "") => $$"""
        {
          "swagger": "2.0", "info": { "title": "Test", "version": "2024-04-01" }, "host": "example.com",
          "produces": [ "application/json" ], "consumes": [ "application/json" ], {{more}}
          "paths": { {{paths}} },
          "definitions": { {{definitions}} }
        }
        """;

    /// <summary>A document whose one operation returns the schema named Root.</summary>
    public static string Returning(string definitions) =>
        Swagger("""
            "/root": { "get": { "operationId": "Roots_Get", "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Root" } } } } }
            """, definitions);

    /// <summary>OpenAPI 3 of these paths and component schemas.</summary>
    public static string OpenApi(string paths, string schemas = "", string more = "", string version = "3.0.3") => $$"""
        {
          "openapi": "{{version}}", "info": { "title": "Test", "version": "1" }, {{more}}
          "paths": { {{paths}} },
          "components": { "schemas": { {{schemas}} } }
        }
        """;

    public static string OpenApiReturning(string schemas, string version = "3.0.3") =>
        OpenApi("""
            "/root": { "get": { "operationId": "Roots_Get", "responses": { "200": { "description": "",
              "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Root" } } } } } } }
            """, schemas, version: version);

    public static ApiResult Read(string text, params (string File, string Text)[] others) => Read(text, [], [], others);

    public static ApiResult Read(string text, string[] operations, string[] paths, params (string File, string Text)[] others) =>
        ApiReader.Read(
        others.Append((DocumentFile, text)).Select(file => OpenApiDocument.Parse(file.Item1, file.Item2)).ToEquatableArray(),
        [new DocumentSelection(DocumentFile, operations.ToEquatableArray(), paths.ToEquatableArray())]);

    /// <summary>The model of a document without problems. What has no effect on a client is not a problem of reading.</summary>
    public static ApiModel Model(string text, params (string File, string Text)[] others)
    {
        ApiResult result = Read(text, others);
        Assert.Empty(result.Problems.Where(problem => problem.Id != Problems.IgnoredConstruct.Id).Select(Describe));
        return result.Model!;
    }

    public static string Describe(Problem problem) =>
        $"{problem.Id} {problem.File}({problem.Line},{problem.Column}) {string.Join(" | ", problem.Arguments)}";

    /// <summary>Line and column at which a text first occurs, for positions that a test can read.</summary>
    public static (int Line, int Column) PositionOf(string document, string text)
    {
        int offset = document.IndexOf(text, StringComparison.Ordinal);
        Assert.True(offset >= 0, text);
        string before = document[..offset];
        return (before.Count(c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }

    /// <summary>Asserts one problem of this kind at the place where the text stands.</summary>
    public static Problem AssertProblem(ApiResult result, ProblemKind kind, string document, string at)
    {
        Problem problem = Assert.Single(result.Problems, problem => problem.Id == kind.Id);
        Assert.Equal(PositionOf(document, at), (problem.Line, problem.Column));
        Assert.Equal(DocumentFile, problem.File);
        return problem;
    }

    public static ApiObject Object(this ApiModel model, string name) => Assert.IsType<ApiObject>(Schema(model, name));

    public static ApiEnum Enum(this ApiModel model, string name) => Assert.IsType<ApiEnum>(Schema(model, name));

    public static ApiUnion Union(this ApiModel model, string name) => Assert.IsType<ApiUnion>(Schema(model, name));

    public static DeclaredOperation Operation(this ApiModel model, string id) =>
        Assert.Single(model.Operations, operation => operation.Id == id);

    public static ApiProperty Property(this ApiObject schema, string name) =>
        Assert.Single(schema.Properties, property => property.WireName == name);

    public static ApiParameter Parameter(this DeclaredOperation operation, string name) =>
        Assert.Single(operation.Parameters, parameter => parameter.WireName == name);

    /// <summary>A type in a few letters: <c>list(map(#Job))</c>.</summary>
    public static string Short(this ApiType? type) => type switch
    {
        null => "none",
        ApiScalar scalar => scalar.Kind.ToString(),
        ApiList list => $"list({list.Item.Short()}{(list.ItemNullable ? "?" : "")})",
        ApiMap map => $"map({map.Value.Short()}{(map.ValueNullable ? "?" : "")})",
        ApiReference reference => "#" + reference.SchemaId[(reference.SchemaId.LastIndexOf('/') + 1)..],
        ApiAnyJson => "any",
        ApiStream => "stream",
        ApiItemStream stream => $"{stream.Framing}({stream.Item.Short()}{(stream.ItemNullable ? "?" : "")})",
        _ => type.ToString(),
    };

    private static ApiSchema Schema(ApiModel model, string name) => Assert.Single(model.Schemas, schema => schema.Name == name);
}
