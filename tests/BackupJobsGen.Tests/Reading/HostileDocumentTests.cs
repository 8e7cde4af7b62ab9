using System.Globalization;
using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using static BackupJobsGen.Tests.Reading.ApiReading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>Messages about invalid documents name what is there, what is expected and what was done.</summary>
public class HostileDocumentTests
{
    [Theory]
    [InlineData("""{ "type": 7 }""", "'type' must be a type or a list of types; it is ignored")]
    [InlineData("""{ "enum": "x", "type": "string" }""", "'enum' must be an array; it is ignored")]
    [InlineData("""{ "allOf": { "x": 1 } }""", "'allOf' must be an array; it is ignored")]
    [InlineData("""{ "oneOf": { "x": 1 } }""", "'oneOf' must be an array; it is ignored")]
    [InlineData("""{ "properties": [ 1 ] }""", "'properties' must be an object; it is ignored")]
    [InlineData("""{ "$ref": 5 }""", "'$ref' must be a string; it is ignored")]
    [InlineData("""{ "type": "array", "items": [ { "type": "string" } ] }""", "'items' must be a schema; it is ignored")]
    [InlineData(
        """{ "type": "object", "additionalProperties": "yes", "properties": { "a": { "type": "string" } } }""",
        "'additionalProperties' must be a schema; it is ignored")]
    [InlineData("""{ "type": "string", "readOnly": "yes" }""", "'readOnly' must be true or false; it is ignored")]
    [InlineData("""{ "type": "string", "x-ms-enum": "E", "enum": [ "a" ] }""", "'x-ms-enum' must be an object; it is ignored")]
    [InlineData(
        """{ "$ref": "#/definitions/Root/properties/a" }""",
        "'#/definitions/Root/properties/a' leads back to itself, or through more than 64 references; it is ignored, and where it is a schema, any JSON value is accepted. Let it refer to the definition itself")]
    public void Invalid_schemas_are_reported(string schema, string message) =>
        Assert.Equal([message], Messages(Returning($$""" "Root": { "properties": { "a": {{schema}} } } """)));

    [Theory]
    [InlineData("openapi: 3.0.0", "BJG1001")]
    [InlineData("", "BJG1001")]
    [InlineData("o\0p\0e\0n\0", "BJG1001")]
    [InlineData("""{ "info": { "title": "T" "version": "1" } }""", "BJG1001")]
    [InlineData(
        "[]",
        "BJG1006: This is not a document of Swagger 2.0 or OpenAPI 3.0 to 3.2: it is not a JSON object; the name of a YAML file ends with .yaml or .yml; nothing is generated from it")]
    [InlineData(
        """{ "openapi": "4.0.0" }""",
        "BJG1006: This is not a document of Swagger 2.0 or OpenAPI 3.0 to 3.2: its version is \"4.0.0\"; nothing is generated from it")]
    [InlineData(
        """{ "swaggerVersion": "1.2" }""",
        "BJG1006: This is not a document of Swagger 2.0 or OpenAPI 3.0 to 3.2: its version is \"1.2\"; nothing is generated from it")]
    [InlineData(
        "{}",
        "BJG1006: This is not a document of Swagger 2.0 or OpenAPI 3.0 to 3.2: 'swagger' or 'openapi' is missing; nothing is generated from it")]
    public void Documents_of_no_known_version_are_rejected(string document, params string[] problems)
    {
        ApiResult result = Read(document);

        Assert.Null(result.Model);
        Assert.Equal(
            problems,
            result.Problems.Zip(
                Messages(document), (problem, message) => problem.Id == "BJG1001" ? problem.Id : $"{problem.Id}: {message}"));
    }

    [Fact]
    public void A_document_with_two_versions_is_read_as_Swagger() =>
        Assert.Equal(
            ["'openapi' is not supported; it is ignored next to 'swagger': the document is read as Swagger 2.0"],
            Messages(
                """{ "openapi": "3.0.0", "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": { "/a": { "get": { "responses": { "204": { "description": "" } } } } } }"""));

    [Fact]
    public void An_operationId_that_is_not_a_string_is_ignored() =>
        Assert.Equal(
            ["'operationId' must be a string; it is ignored"],
            Messages(Swagger(""" "/a": { "get": { "operationId": 5, "responses": { "204": { "description": "" } } } } """)));

    [Theory]
    [InlineData("2000")]
    [InlineData("20X")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("Default")]
    [InlineData("9XX")]
    public void Invalid_status_codes_are_ignored(string status)
    {
        string document =
            Swagger(
                $$""" "/a": { "get": { "responses": { "200": { "description": "", "schema": { "type": "string" } }, "{{status}}": { "description": "", "schema": { "type": "integer" } } } } } """);

        Assert.Equal([$"'{status}' is not supported; it is not a status code; the response is ignored"], Messages(document));
        Assert.Single(Read(document).Model!.Operations[0].Responses);
    }

    [Fact]
    public void A_range_that_is_declared_twice_is_read_once()
    {
        string document = Swagger(
            """ "/a": { "get": { "responses": { "204": { "description": "" }, "4XX": { "description": "", "schema": { "type": "string" } }, "4xx": { "description": "", "schema": { "type": "integer" } } } } } """);

        Assert.Equal(["'4xx' is not supported; 4XX is declared already; the response is ignored"], Messages(document));
        Assert.Equal(new ApiScalar(ScalarKind.String), Read(document).Model!.Operations[0].Responses[1].Type);
    }

    [Theory]
    [InlineData("/a/{x")]
    [InlineData("/a/x}")]
    [InlineData("/a/{}")]
    public void Unmatched_braces_of_a_path_are_literal(string path) =>
        Assert.Equal(
            [$"'{path}' is not supported; unmatched or empty braces are literal text"],
            Messages(Swagger($$""" "{{path}}": { "get": { "responses": { "204": { "description": "" } } } } """)));

    [Fact]
    public void A_password_in_a_server_url_is_not_shown() =>
        Assert.Equal(
            ["'example.com' is not a valid service URL; calls fail unless ApiClientOptions.Endpoint names another"],
            Messages(
                OpenApi(
                    """ "/a": { "get": { "responses": { "204": { "description": "" } } } } """, "",
                    """ "servers": [ { "url": "https://user:word@example.com" } ], """)));

    private static IEnumerable<string> Messages(string document) =>
        Read(
            document).Problems.Select(
            problem => string.Format(CultureInfo.InvariantCulture, Problems.Of(problem.Id).Message, [.. problem.Arguments]));
}
