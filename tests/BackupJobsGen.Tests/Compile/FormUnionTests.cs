using System.Collections;
using System.Text.RegularExpressions;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Fields of forms that are a string or an object: the string has no quotes, and the object the style of its encoding.</summary>
public sealed class FormUnionTests
{
    private const string Choice = """
        { "oneOf": [ { "type": "object", "properties": { "city": { "type": "string" }, "id": { "type": "string", "readOnly": true } } },
          { "type": "string" }, { "type": "integer" } ] }
        """;

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        $$"""
        "/u": { "post": { "operationId": "X_Urlencoded", "requestBody": { "content": { "application/x-www-form-urlencoded": { {{Form}} } } },
          "responses": { "204": { "description": "" } } } },
        "/m": { "post": { "operationId": "X_Multipart", "requestBody": { "content": { "multipart/form-data": { {{Form}} } } },
          "responses": { "204": { "description": "" } } } }
        """,
        $$""" "Choice": {{Choice}} """)).Run().Compiles());

    private static string Form => """
        "schema": { "type": "object", "properties": { "plain": { "$ref": "#/components/schemas/Choice" },
          "deep": { "$ref": "#/components/schemas/Choice" }, "json": { "$ref": "#/components/schemas/Choice" },
          "list": { "type": "array", "items": { "$ref": "#/components/schemas/Choice" } } } },
        "encoding": { "deep": { "style": "deepObject", "explode": true }, "json": { "contentType": "application/json" } }
        """;

    [Theory]
    [InlineData("plain", "\"a b\"", "plain=a+b")]
    [InlineData("plain", "\"\"", "plain=")]
    [InlineData("plain", "7", "plain=7")]
    [InlineData("plain", """{"city":"X","id":"1"}""", """plain={"city":"X"}""")]
    [InlineData("deep", "\"a\"", "deep=a")]
    [InlineData("deep", """{"city":"X"}""", "deep[city]=X")]
    public async Task A_field_is_urlencoded(string field, string json, string expected)
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Urlencoded", (field, caller.Argument("X", "Urlencoded", field, json)));

        Assert.Equal(expected, Uri.UnescapeDataString(caller.Body));
    }

    [Theory]
    [InlineData("plain", "\"a b\"", "text/plain", "a b")]
    [InlineData("plain", """{"city":"X"}""", "application/json", """{"city":"X"}""")]
    [InlineData("json", "\"a b\"", "application/json", "\"a b\"")]
    public async Task A_part_has_the_media_type_of_what_it_is(string field, string json, string mediaType, string expected)
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Multipart", (field, caller.Argument("X", "Multipart", field, json)));

        Assert.Matches(
            $"Content-Type: {mediaType}(; charset=utf-8)?\r\nContent-Disposition: form-data; name=\"?{field}\"?\r\n\r\n{Regex.Escape(expected)}\r\n",
            caller.Body);
    }

    [Fact]
    public async Task Items_of_a_list_are_fields_of_their_own()
    {
        Caller caller = new(Generated.Value);
        Type choice = Generated.Value.Type("Choice");
        Model model = new(choice);
        IList items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(choice))!;
        items.Add(model.Read("\"a\""));
        items.Add(model.Read("""{"city":"X"}"""));
        await caller.CallAsync("X", "Urlencoded", ("list", items));

        Assert.Equal("""list=a&list={"city":"X"}""", Uri.UnescapeDataString(caller.Body));
    }
}
