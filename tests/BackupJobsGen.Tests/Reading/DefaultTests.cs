using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Defaults that their schema allows, and how the others are reported. The messages are in <see cref="ProblemTests"/>.</summary>
public class DefaultTests
{
    [Theory]
    [InlineData("""{ "type": "string", "default": null }""")]
    [InlineData("""{ "type": "integer", "default": 1.0 }""")]
    [InlineData("""{ "type": "number", "default": 1, "minimum": 1, "exclusiveMaximum": false }""")]
    [InlineData("""{ "type": "string", "enum": [ 1, 2 ], "default": 2 }""")]
    [InlineData("""{ "type": "string", "enum": [ 1, 2 ], "default": "2" }""")]
    [InlineData("""{ "type": "string", "enum": [ "a" ], "x-ms-enum": { "name": "E", "values": [ { "value": "a" }, { "value": "b" } ] }, "default": "b" }""")]
    [InlineData("""{ "type": [ "integer", "string" ], "pattern": "^-?\\d+$", "default": "7" }""")]
    [InlineData("""{ "anyOf": [ { "type": "integer" }, { "type": "array", "items": { "type": "string" } } ], "default": [ "a" ] }""")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/components/schemas/Root" }, "default": [ { "a": [ {} ] } ] }""")]
    [InlineData("""{ "type": "string", "maxLength": 1, "default": "\uD83D\uDE00" }""")]
    [InlineData("""{ "type": "object", "required": [ "x" ], "properties": { "x": { "type": "string" } }, "default": {} }""")]
    [InlineData("""{ "type": "number", "maximum": 1e400, "default": 1e300 }""")]
    public void A_default_that_the_schema_allows_is_not_reported(string schema) =>
        Assert.DoesNotContain(Read(Member(schema)).Problems, problem => problem.Id == Problems.DefaultNotAllowed.Id);

    [Theory]
    [InlineData("""{ "type": "number", "minimum": 1, "exclusiveMinimum": true, "default": 1 }""", "is below the minimum 1, which is excluded")]
    [InlineData("""{ "type": [ "integer", "null" ], "exclusiveMaximum": 10, "default": 10 }""", "is above the exclusiveMaximum 10")]
    [InlineData("""{ "type": "integer", "maximum": 9, "default": 1e1 }""", "is above the maximum 9")]
    [InlineData("""{ "type": "integer", "format": "int32", "default": 2147483648 }""", "is not in the range of int32")]
    [InlineData("""{ "type": "string", "maxLength": 2, "default": "abc" }""", "has more characters than 'maxLength'")]
    [InlineData("""{ "type": "array", "minItems": 1, "items": { "type": "string" }, "default": [] }""", "has fewer items than 'minItems'")]
    public void A_default_beyond_a_limit_is_reported(string schema, string reason) =>
        Assert.Equal(
            reason, Assert.Single(Read(Member(schema)).Problems, problem => problem.Id == Problems.DefaultNotAllowed.Id).Arguments[1]);

    [Fact]
    public void The_default_of_a_variable_that_its_enum_does_not_list_is_reported_and_used()
    {
        string document = OpenApi(
            $$""" "/a": { "get": { {{ProblemTests.Ok}} } } """, "",
            """ "servers": [ { "url": "https://{v}.com", "variables": { "v": { "enum": [ "a" ], "default": "b" } } } ], """);

        ApiResult result = Read(document);

        AssertProblem(result, Problems.DefaultNotAllowed, document, "\"b\"");
        Assert.Equal("b", Assert.Single(result.Model!.HostVariables).Default?.Content);
    }

    [Fact]
    public void A_default_that_the_schema_does_not_allow_is_not_documented()
    {
        ApiResult result = Read(Member("""{ "type": "integer", "default": "many" }"""));

        Assert.Null(result.Model!.Object("Root").Property("a").Default);
        Assert.Equal(
            ["\"many\"", "is not of the type integer", "the client does not document it"], Assert.Single(result.Problems).Arguments);
    }

    [Fact]
    public void A_default_of_schemas_that_refer_to_each_other_in_many_ways_is_checked_in_little_time()
    {
        IEnumerable<string> levels = Enumerable.Range(0, 60).Select(
            level => $$""" "L{{level}}": { "allOf": [ { "$ref": "#/components/schemas/L{{level + 1}}" }, { "$ref": "#/components/schemas/L{{level + 1}}" } ], "default": {} } """);

        ApiResult result = Read(OpenApiReturning(
            $$""" "Root": { "$ref": "#/components/schemas/L0" }, {{string.Join(",", levels)}}, "L60": { "properties": { "a": { "type": "string" } } } """));

        Assert.DoesNotContain(result.Problems, problem => problem.Id == Problems.DefaultNotAllowed.Id);
    }

    private static string Member(string schema) => OpenApiReturning($$""" "Root": { "properties": { "a": {{schema}} } } """, "3.1.0");
}
