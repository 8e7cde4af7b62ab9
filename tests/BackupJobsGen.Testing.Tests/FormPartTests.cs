using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Testing;

/// <summary>Fields of forms have the media type that the document says, and JSON in them is checked as JSON.</summary>
public class FormPartTests
{
    private const string Fields = """
        "meta": { "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } },
        "plain": { "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } },
        "items": { "type": "array", "maxItems": 2, "items": { "type": "object", "properties": { "n": { "type": "integer" } } } },
        "file": { "type": "string", "format": "binary" },
        "files": { "type": "array", "items": { "type": "string", "contentMediaType": "application/pdf" } },
        "photo": { "contentMediaType": "image/png" },
        "coded": { "type": "string", "contentMediaType": "image/png", "contentEncoding": "base64" },
        "text": { "type": "string", "maxLength": 3, "contentMediaType": "application/json", "contentSchema": { "type": "array" } },
        "choice": { "oneOf": [ { "type": "object", "properties": { "n": { "type": "integer" } } }, { "type": "string", "maxLength": 3 } ] },
        "flat": { "type": "object", "properties": { "n": { "type": "integer" } } },
        "xml": { "type": "object", "properties": { "n": { "type": "integer" } } },
        "list": { "type": "array", "items": { "type": "string", "maxLength": 1 } },
        "note": { "type": "string", "maxLength": 3 }
        """;

    private const string Encodings = """
        "meta": { "contentType": "application/json" }, "file": { "contentType": "image/*, application/zip" },
        "flat": { "style": "form", "explode": false },
        "list": { "style": "form", "explode": false }, "xml": { "contentType": "application/xml" }
        """;

    [Theory]
    [InlineData("meta", "application/json", """{"n":1}""", null)]
    [InlineData("meta", "application/json; charset=utf-8", """{"n":1}""", null)]
    [InlineData("meta", "application/json", """{"n":"1"}""", "form meta n is the string \"1\"; expected: integer")]
    [InlineData("meta", "text/plain", """{"n":1}""", "form meta is text/plain; expected: application/json")]
    [InlineData("meta", null, """{"n":1}""", "form meta has no media type; expected: application/json")]
    [InlineData("plain", "text/plain", """{"n":1}""", "form plain is text/plain; expected: application/json")]
    [InlineData("items", "application/json", """{"n":1}""", null)]
    [InlineData("items", "application/json", """[{"n":1}]""", null)]
    [InlineData("items", "application/json", """{"n":"1"}""", "form items [0].n is the string \"1\"; expected: integer")]
    [InlineData("file", "image/gif", "GIF", null)]
    [InlineData("file", "application/zip", "PK", null)]
    [InlineData("file", "text/plain", "no", "form file is text/plain; expected: image/*, application/zip")]
    [InlineData("files", "application/pdf", "%PDF", null)]
    [InlineData("files", "image/png", "PNG", "form files is image/png; expected: application/pdf")]
    [InlineData("photo", "image/png", "PNG", null)]
    [InlineData("photo", "image/jpeg", "JPG", "form photo is image/jpeg; expected: image/png")]
    [InlineData("coded", "text/plain", "AAAA", null)]
    [InlineData("text", "application/json", "[1]", null)]
    [InlineData("text", "application/json", "[10]", "form text has 4 characters; at most 3 expected")]
    [InlineData("text", "text/plain", "[1]", "form text is text/plain; expected: application/json")]
    [InlineData("choice", "text/plain", "abc", null)]
    [InlineData("choice", "application/json", """{"n":1}""", null)]
    [InlineData("flat", "text/plain", "n,1", null)]
    [InlineData("flat", "text/plain", "n,x", "form flat n is the string \"x\"; expected: integer")]
    [InlineData("xml", "application/xml", "<n>1</n>", null)]
    [InlineData("note", "text/plain", "abcd", "form note has 4 characters; at most 3 expected")]
    [InlineData("note", null, "abc", null)]
    public async Task Parts_have_their_media_types(string name, string? mediaType, string value, string? expected)
    {
        ByteArrayContent part = new(Encoding.UTF8.GetBytes(value));
        part.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        using MultipartFormDataContent form = [];
        if (name is "file" or "files" or "photo")
            form.Add(part, name, "a.bin");
        else
            form.Add(part, name);

        Assert.Equal(expected, await ViolationsAsync(form));
    }

    [Fact]
    public async Task Each_item_of_a_list_is_a_part()
    {
        using MultipartFormDataContent form = [];
        foreach (string item in new[] { """{"n":1}""", """{"n":2}""", """{"n":null}""" })
            form.Add(new StringContent(item, Encoding.UTF8, "application/json"), "items");

        Assert.Equal(
            "form items has 3 items; at most 2 expected, form items [2].n is null; expected: integer", await ViolationsAsync(form));
    }

    [Theory]
    [InlineData("""meta={"n":1}""", null)]
    [InlineData("""meta={"n":"1"}""", "form meta n is the string \"1\"; expected: integer")]
    [InlineData("""plain={"n":1}""", null)]
    [InlineData("""plain={"n":true}""", "form plain n is true; expected: integer")]
    [InlineData("plain[n]=1", null)]
    [InlineData("text=[1]", null)]
    [InlineData("note=a&note=b", "form note is sent 2 times; expected: once")]
    [InlineData("choice=abc", null)]
    [InlineData("""choice={"n":1}""", null)]
    [InlineData("""items={"n":1}&items={"n":2}""", null)]
    [InlineData("""items={"n":1}&items={"n":"2"}""", "form items [1].n is the string \"2\"; expected: integer")]
    [InlineData("""meta=%7B%22n%22%3A+1%7D""", null)]
    public async Task Objects_in_urlencoded_forms_are_json(string form, string? expected)
    {
        using StringContent content = new(form, Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(expected, await ViolationsAsync(content));
    }

    [Theory]
    [InlineData("flat=n,1&list=a,b", null)]
    [InlineData("flat=n,x", "form flat n is the string \"x\"; expected: integer")]
    [InlineData("list=a,long", "form list [1] has 4 characters; at most 1 expected")]
    public async Task Lists_and_objects_with_a_style_are_split(string form, string? expected)
    {
        using StringContent urlencoded = new(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using MultipartFormDataContent multipart = [];
        foreach (string[] field in form.Split('&').Select(field => field.Split('=')))
            multipart.Add(new StringContent(field[1]), field[0]);

        Assert.Equal(expected, await ViolationsAsync(urlencoded));
        Assert.Equal(expected, await ViolationsAsync(multipart));
    }

    private static async Task<string?> ViolationsAsync(HttpContent form)
    {
        string media = $$"""{ "schema": { "type": "object", "properties": { {{Fields}} } }, "encoding": { {{Encodings}} } }""";
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.1.0", "paths": { "/a": { "post": {
              "requestBody": { "content": { "multipart/form-data": {{media}}, "application/x-www-form-urlencoded": {{media}} } },
              "responses": { "204": { "description": "" } } } } } }
            """);
        using HttpClient http = server.CreateClient();
        try
        {
            using HttpResponseMessage response = await http.PostAsync("/a", form);
            return null;
        }
        catch (RequestViolationException fault)
        {
            return string.Join(", ", fault.Violations.Select(violation => $"{violation.Location} {violation.Message}"));
        }
    }
}
