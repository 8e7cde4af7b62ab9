using System.Text.Json;

namespace BackupJobsGen.Testing;

/// <summary>Answers whose items arrive one by one.</summary>
public class StreamTests
{
    private const string Item = """{ "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } }""";

    [Theory]
    [InlineData("application/x-ndjson", """ "itemSchema": ITEM """)]
    [InlineData("application/jsonl", """ "schema": ITEM """)]
    [InlineData("text/ndjson; charset=utf-8", """ "schema": { "type": "array", "minItems": 2, "items": ITEM } """)]
    [InlineData("application/json-seq", """ "itemSchema": ITEM """)]
    [InlineData("application/vnd.contoso+json-seq", """ "schema": ITEM """)]
    public async Task Lines_and_records_are_items_that_fit_their_schema(string mediaType, string content)
    {
        string body = await AnswerAsync(mediaType, content);

        bool areRecords = mediaType.EndsWith("seq", StringComparison.Ordinal);
        string[] items = body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(items.Length > 1, body);
        Assert.All(items, item => Assert.Equal(areRecords, item[0] == '\u001E'));
        Assert.All(items, item => Assert.Equal(
            JsonValueKind.Number, JsonDocument.Parse(item.TrimStart('\u001E')).RootElement.GetProperty("n").ValueKind));
    }

    [Theory]
    [InlineData(""" "itemSchema": ITEM """, "data: {\"n\":")]
    [InlineData(""" "itemSchema": { "type": "string", "const": "a\nb" } """, "data: a\ndata: b\n\n")]
    [InlineData("", "data: any\n\n")]
    [InlineData(
        """
        "itemSchema": { "type": "object", "required": ["data"], "properties": {
          "event": { "const": "tick" }, "id": { "const": "7" }, "data": { "type": "object", "properties": { "n": { "const": 1 } } } } }
        """,
        "event: tick\nid: 7\ndata: {\"n\":1}\n\n")]
    [InlineData(
        """
        "itemSchema": { "type": "object", "required": ["data"], "properties": { "data": { "type": "string", "contentMediaType": "application/json",
          "contentSchema": { "type": "object", "required": ["n"], "properties": { "n": { "const": 5 } } } } } }
        """,
        "data: {\"n\":5}\n\n")]
    [InlineData(""" "schema": { "type": "object", "required": ["data", "id"], "properties": { "data": { "const": 1 }, "id": { "const": 2 } } } """,
        "data: {\"data\":1,\"id\":2}\n\n")]
    [InlineData(""" "example": "data: as it is\n\n" """, "data: as it is\n\n")]
    [InlineData(""" "example": [ { "n": 1 }, { "n": 2 } ] """, "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n")]
    public async Task Events_have_data_and_what_the_document_says_of_them(string content, string expected) =>
        Assert.StartsWith(expected, await AnswerAsync("text/event-stream", content), StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(string mediaType, string content)
    {
        await using MockServer server = MockServer.Parse($$"""
            { "openapi": "3.2.0", "paths": { "/a": { "get": { "responses": { "200": { "description": "",
              "content": { "{{mediaType}}": { {{content.Replace("ITEM", Item, StringComparison.Ordinal)}} } } } } } } } }
            """);
        using HttpClient http = server.CreateClient();
        using HttpResponseMessage response = await http.GetAsync("/a");
        Assert.StartsWith(mediaType.Split(';')[0], response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        return await response.Content.ReadAsStringAsync();
    }
}
