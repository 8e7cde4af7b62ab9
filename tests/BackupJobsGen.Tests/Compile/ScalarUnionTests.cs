using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A choice of scalars, wherever a value is one string.</summary>
public sealed class ScalarUnionTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/x/{p}": { "post": { "operationId": "X_Do", "parameters": [
            { "name": "p", "in": "path", "required": true, "schema": { "oneOf": [ { "type": "integer" }, { "type": "string", "enum": [ "all" ] } ] } },
            { "name": "q", "in": "query", "schema": { "anyOf": [ { "type": "boolean" }, { "type": "number" }, { "type": "null" } ] } },
            { "name": "l", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": [ "integer", "string" ] } } },
            { "name": "h", "in": "header", "schema": { "allOf": [ { "$ref": "#/components/schemas/When" } ] } } ],
          "requestBody": { "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { "f": { "$ref": "#/components/schemas/When" } } } } } },
          "responses": { "204": { "description": "" } } } },
        "/text": { "post": { "operationId": "X_Text", "requestBody": { "content": { "text/plain": { "schema": { "anyOf": [ { "type": "string" }, { "type": "null" } ] } } } },
          "responses": { "204": { "description": "" } } } }
        """,
        """ "When": { "oneOf": [ { "type": "string", "format": "date" }, { "type": "string", "format": "date-time" } ] } """,
        version: "3.1.0")).Run().Compiles());

    [Fact]
    public async Task It_is_sent_as_the_value_that_it_is()
    {
        Assert.Empty(Generated.Value.Reported);
        Caller caller = new(Generated.Value);
        Type item = caller.TypeOf("X", "Do", "l").GetGenericArguments()[0];
        Array items = Array.CreateInstance(item, 2);
        items.SetValue(new Model(item).Read("7"), 0);
        items.SetValue(new Model(item).Read("\"a,b\""), 1);

        await caller.CallAsync(
            "X", "Do", ("p", caller.Argument("X", "Do", "p", "\"all\"")), ("q", caller.Argument("X", "Do", "q", "true")), ("l", items),
            ("h", caller.Argument("X", "Do", "h", "\"2024-01-02\"")), ("f", caller.Argument("X", "Do", "f", "\"2024-01-02T03:04:05Z\"")));

        Assert.Equal("/x/all?q=true&l=7,a%2Cb", caller.Path);
        Assert.Equal("2024-01-02", caller.Header("h"));
        Assert.Contains("name=\"f\"\r\n\r\n2024-01-02T03:04:05Z\r\n", caller.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_string_that_may_be_null_is_a_text_body()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Text", ("body", "a \"b\""));

        Assert.Equal("a \"b\"", caller.Body);
    }
}
