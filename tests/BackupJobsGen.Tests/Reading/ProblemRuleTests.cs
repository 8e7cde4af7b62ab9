using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;
using static BackupJobsGen.Tests.Reading.ProblemTests;

namespace BackupJobsGen.Tests.Reading;

/// <summary>How often a problem is reported, what is held back behind it, and what it advises.</summary>
public class ProblemRuleTests
{
    [Fact]
    public void Unresolved_references_are_held_back_behind_invalid_JSON()
    {
        ApiResult result =
            Read(
                Returning(""" "Root": { "properties": { "a": { "$ref": "b.json#/definitions/Gone" } } } """),
                ("specs/b.json", """{ "definitions": { """));

        Assert.Equal([("specs/b.json", "BJG1001")], result.Problems.Select(problem => (problem.File, problem.Id)));
    }

    [Theory]
    [InlineData("integer", "minimum", "\"zero\"")]
    [InlineData("integer", "minimum", "true")]
    [InlineData("integer", "maximum", "[1]")]
    [InlineData("integer", "exclusiveMinimum", "\"1\"")]
    [InlineData("integer", "exclusiveMaximum", "{}")]
    [InlineData("integer", "multipleOf", "false")]
    [InlineData("string", "minLength", "\"1\"")]
    [InlineData("string", "maxLength", "true")]
    [InlineData("string", "pattern", "17")]
    [InlineData("array", "minItems", "\"1\"")]
    [InlineData("array", "maxItems", "\"1\"")]
    [InlineData("array", "uniqueItems", "1")]
    [InlineData("object", "minProperties", "\"1\"")]
    [InlineData("object", "maxProperties", "true")]
    public void Limits_of_another_JSON_type_are_reported_once(string type, string keyword, string value)
    {
        string member = $$"""{ "type": "{{type}}", "items": { "type": "string" }, "{{keyword}}": ▶{{value}} }""";
        string[] documents =
        [
            Returning($$""" "Root": { "properties": { "a": {{member}} } } """),
            Swagger($$""" "/a": { "get": { "parameters": [ { "in": "query", "name": "q", {{member[1..]}} ], {{Ok}} } } """),
        ];
        foreach (string marked in documents.Take(type == "object" ? 1 : 2))
        {
            Problem problem = Assert.Single(Read(marked.Replace(Mark, "", StringComparison.Ordinal)).Problems);

            Assert.Equal(Problems.WrongKind.Id, problem.Id);
            Assert.Equal(PositionOf(marked, Mark), (problem.Line, problem.Column));
        }
    }

    [Theory]
    [InlineData("querry", ": 'querry' is not one of path, query, header, cookie, querystring (did you mean 'query'?)")]
    [InlineData("elsewhere", ": 'elsewhere' is not one of path, query, header, cookie, querystring")]
    [InlineData("body", ": since OpenAPI 3, a body is the 'requestBody' of the operation")]
    public void A_parameter_elsewhere_says_where_it_may_be(string place, string hint)
    {
        string document = OpenApi(
            $$""" "/a": { "get": { "parameters": [ { "in": "{{place}}", "name": "q", "schema": { "type": "string" } } ], {{Ok}} } } """);

        Assert.Equal(hint, Assert.Single(Read(document).Problems, problem => problem.Id == Problems.MissingName.Id).Arguments[1]);
    }

    [Theory]
    [InlineData("optional")]
    [InlineData("id")]
    [InlineData("in")]
    [InlineData("schema")]
    [InlineData("label")]
    public void Words_of_others_in_a_schema_are_no_misspelled_keywords(string word) =>
        Assert.Empty(Read(Returning($$""" "Root": { "{{word}}": 1, "properties": { "a": { "type": "string" } } } """)).Problems);

    [Fact]
    public void The_flag_of_a_parameter_or_header_is_not_a_list_of_members() =>
        Assert.DoesNotContain(
            Problems.WrongKind.Id,
            Read(
                OpenApi(
                    """
                    "/a": { "get": {
                      "parameters": [ { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } } ],
                      "responses": { "204": { "description": "", "headers": { "X-A": { "required": true } } } } } }
                    """))
            .Problems.Select(problem => problem.Id));

    [Theory]
    [InlineData("#/definitions/Pte", "The most similar is '#/definitions/Pet'")]
    [InlineData("#/definitons/Pet", "The most similar is '#/definitions'")]
    [InlineData("#/definitions/Zebra", "Correct the reference, or add 'Zebra' to '#/definitions'")]
    [InlineData("#/definitions/pet", "The most similar is '#/definitions/Pet'")]
    [InlineData("#/definitions/P", "Correct the reference, or add 'P' to '#/definitions'")]
    [InlineData("#/Definitions/Pet", "The most similar is '#/definitions'")]
    [InlineData("Pet", "Write '#/definitions/Pet' for the schema of this document")]
    [InlineData("#", "Write a JSON pointer, such as '#/components/schemas/Name'")]
    [InlineData(
        "https://example.com/b.json#/Pet",
        "Save that file next to this document, refer to it by its path, and add it as <OpenApiClientReference>")]
    [InlineData("#Pet", "Write one, such as '#/components/schemas/Name'")]
    [InlineData("b.json#/Pet", "Every referenced file must be an <OpenApiClient> or <OpenApiClientReference> item")]
    public void Unresolved_references_say_what_to_do(string reference, string remedy)
    {
        ApiResult result = Read(
            Returning($$""" "Root": { "properties": { "a": { "$ref": "{{reference}}" } } }, "Pet": { "type": "string" } """));

        Assert.Equal(remedy, Assert.Single(result.Problems).Arguments[2]);
    }

    // U+200C in a Persian word, U+200D in a Sinhala one.
    [Fact]
    public void Joiners_within_words_of_scripts_that_need_them_are_not_reported() =>
        Assert.Empty(
            Read(
                Returning(
                    """ "Root": { "properties": { "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645": { "type": "string" }, "\u0DC1\u0DCA\u200D\u0DBB\u0DD3": { "type": "string" } } } """))
            .Problems);

    [Fact]
    public void Invalid_files_without_references_to_them_are_not_reported() =>
        Assert.Empty(Read(Returning(""" "Root": { "properties": { "a": { "type": "string" } } } """), ("specs/b.json", "{{{")).Problems);
}
