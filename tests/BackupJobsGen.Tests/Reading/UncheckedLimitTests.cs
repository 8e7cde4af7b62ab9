using BackupJobsGen.Documents;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Where values are validated, a constraint that is not checked is reported where it is.</summary>
public sealed class UncheckedLimitTests
{
    private static ApiResult Validating(string document) => ApiReader.Read(
        [OpenApiDocument.Parse(DocumentFile, document)],
        [new DocumentSelection(DocumentFile, [], [])], new ReadOptions(Validation: true), CancellationToken.None);

    private static string Document(string member, string version) => OpenApiReturning(
        $$"""
        "Root": { "type": "object", "properties": { "m": {{member}} } },
        "Mode": { "type": "string", "enum": [ "on", "off" ] },
        "Pair": { "type": "object", "required": [ "a" ], "properties": { "a": { "type": "string" }, "b": { "type": "string" } } },
        "Either": { "oneOf": [ { "type": "string" }, { "type": "boolean" } ] },
        "Name": { "type": "string" }
        """,
        version);

    [Theory]
    [InlineData("""{ "type": "string", "format": "date-time", "maxLength": 25 }""", "maxLength")]
    [InlineData("""{ "type": "string", "format": "uuid", "pattern": "^a" }""", "pattern")]
    [InlineData("""{ "allOf": [ { "type": "string", "format": "duration" }, { "minLength": 5 } ] }""", "minLength")]
    [InlineData("""{ "type": "string", "format": "base64url", "maxLength": 25 }""", "maxLength")]
    [InlineData("""{ "type": "integer", "format": "unixtime", "minimum": 25 }""", "minimum")]
    [InlineData("""{ "type": "array", "items": { "type": "string", "format": "date", "minLength": 3 } }""", "minLength")]
    [InlineData("""{ "minLength": 3 }""", "minLength")]
    [InlineData("""{ "type": "array", "items": { "minimum": 3 } }""", "minimum")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Mode" }, { "maxLength": 2 } ] }""", "maxLength")]
    [InlineData("""{ "type": "string", "enum": [ "a", "bc" ], "maxLength": 1 }""", "maxLength")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Either" }, { "maxLength": 3 } ] }""", "maxLength")]
    [InlineData("""{ "allOf": [ { "type": "number", "exclusiveMinimum": true }, { "minimum": 3 } ] }""", "exclusiveMinimum")]
    [InlineData("""{ "type": "number", "multipleOf": 1e30 }""", "multipleOf")]
    [InlineData("""{ "oneOf": [ { "type": "string", "maxLength": 3 }, { "type": "string" }, { "type": "boolean" } ] }""", "maxLength")]
    [InlineData("""{ "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 3 }""", "minProperties")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Pair" }, { "required": [ "b" ] } ] }""", "required")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Pair" }, { "additionalProperties": { "type": "string", "maxLength": 3 } } ] }""", "maxLength")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "anyOf": [ { "required": [ "a" ] }, { "required": [ "b" ] } ] }""", "anyOf")]
    public void It_is_reported_where_it_is(string member, string keyword)
    {
        string document = Document(member, "3.0.3");

        ApiResult result = Validating(document);

        Problem problem = Assert.Single(result.Problems, problem => problem.Id == Problems.IgnoredConstruct.Id);
        Assert.Equal(keyword, problem.Arguments[0]);
        string value = document[(document.IndexOf($"\"{keyword}\": ", StringComparison.Ordinal) + keyword.Length + 4)..];
        Assert.Equal(PositionOf(document, value), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("""{ "type": "integer", "maxLength": 3 }""")]
    [InlineData("""{ "type": "boolean", "pattern": "a" }""")]
    [InlineData("""{ "type": "string", "format": "date", "maximum": 3, "maxItems": 4 }""")]
    [InlineData("""{ "type": "string", "format": "byte", "maxLength": 3 }""")]
    [InlineData("""{ "$ref": "#/components/schemas/Name", "maxLength": 3 }""")]
    [InlineData("""{ "$ref": "#/components/schemas/Either", "description": "" }""")]
    [InlineData("""{ "anyOf": [ { "type": "string", "maxLength": 3 }, { "type": "null" } ], "minLength": 1 }""")]
    [InlineData("""{ "maxLength": 3, "oneOf": [ { "type": "string" }, { "type": "boolean" } ] }""")]
    [InlineData("""{ "type": "number", "multipleOf": 2, "allOf": [ { "multipleOf": 3 } ] }""")]
    [InlineData("""{ "type": "string", "pattern": "a", "allOf": [ { "pattern": "b" }, { "pattern": "c" } ] }""")]
    [InlineData("""{ "type": "array", "items": {}, "uniqueItems": true }""")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Pair" }, { "required": [ "a" ] } ] }""")]
    [InlineData("""{ "allOf": [ { "$ref": "#/components/schemas/Pair" }, { "properties": { "c": { "type": "string" } }, "required": [ "b", "c" ] } ] }""")]
    public void What_is_checked_or_says_nothing_is_not_reported(string member) =>
        Assert.DoesNotContain(
            Validating(Document(member, "3.1.0")).Problems, problem => problem.Id == Problems.IgnoredConstruct.Id);

    [Fact]
    public void One_message_stands_for_a_reason()
    {
        ApiResult result = Validating(OpenApiReturning("""
            "Root": { "type": "object", "properties": {
              "a": { "type": "string", "format": "date", "maxLength": 3, "minLength": 1 },
              "b": { "type": "string", "format": "uuid", "pattern": "^a" },
              "c": { "minimum": 3 } } }
            """));

        Assert.Equal(
            ["minimum", "maxLength"],
            result.Problems.Where(problem => problem.Id == Problems.IgnoredConstruct.Id).Select(problem => problem.Arguments[0])
                .OrderByDescending(name => name, StringComparer.Ordinal));
    }
}
