using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Null as a declared value of what is not a member of a record.</summary>
public sealed class NullTests
{
    private const string MaybeBox = """ { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] } """;

    private const string Schemas = """ "Box": { "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } } """;

    [Fact]
    public async Task Items_of_pages_may_be_null()
    {
        static string List(string path, string paging, string items) => $$"""
            "/{{path}}": { "get": { "operationId": "Lists_{{path}}", {{paging}}, "responses": { "200": { "description": "", "content": {
              "application/json": { "schema": { "type": "object", "properties": { "next": { "type": "string" },
                "value": { "type": "array", "items": {{items}} } } } } } } } } }
            """;

        string seen = await RunAsync(
            string.Join(
                ", ",
                List("ints", """ "x-bjg-paging": { "style": "link-header", "items": "value" } """, """ { "type": ["integer", "null"] } """),
                List("boxes", """ "x-ms-pageable": { "nextLinkName": "next" } """, MaybeBox),
                List("dates", """ "x-ms-pageable": { "nextLinkName": null } """, """ { "type": ["string", "null"], "format": "date" } """)),
            """
            ApiPageable<long?> ints = client.Lists.IntsAsync();
            await foreach (long? item in ints)
                Add(item);
            ApiPageable<Box?> boxes = client.Lists.BoxesAsync();
            await foreach (Box? item in boxes)
                Add(item?.N);
            ApiPageable<DateOnly?> dates = client.Lists.DatesAsync();
            await foreach (ApiPage<DateOnly?> page in dates.AsPages())
                Add($"{page.Items.Count(day => day is null)} and {page.Unreadable.Count}");
            """,
            request => Caller.Response(request.RequestUri!.AbsolutePath switch
            {
                "/ints" => """{"value":[1,null,3]}""",
                "/boxes" => """{"value":[{"n":1},null,{"n":3}]}""",
                _ => """{"value":[null,"2026-01-31","x"]}""",
            }));

        Assert.Equal("1 null 3 1 null 3 1 and 1", seen);
    }

    [Fact]
    public async Task Items_of_streams_may_be_null()
    {
        static string Stream(string path, string mediaType, string schema) => $$"""
            "/{{path}}": { "get": { "operationId": "Streams_{{path}}", "responses": { "200": { "description": "", "content": {
              "{{mediaType}}": { "itemSchema": {{schema}} } } } } } }
            """;

        string seen = await RunAsync(
            string.Join(
                ", ",
                Stream("lines", "application/jsonl", """ { "type": ["integer", "null"] } """),
                Stream("records", "application/json-seq", MaybeBox),
                Stream(
                    "events", "text/event-stream",
                    $$"""{ "properties": { "data": { "contentMediaType": "application/json", "contentSchema": {{MaybeBox}} } } }""")),
            """
            ApiItems<long?> lines = client.Streams.LinesAsync();
            await foreach (long? item in lines)
                Add(item);
            ApiItems<Box?> records = client.Streams.RecordsAsync();
            await foreach (Box? item in records)
                Add(item?.N);
            ApiEvents<Box?> events = client.Streams.EventsAsync();
            await foreach (var item in events)
                Add(item.Data?.N);
            """,
            request => request.RequestUri!.AbsolutePath switch
            {
                "/lines" => Caller.Response("1\nnull\n3\n", "application/jsonl"),
                "/records" => Caller.Response("\u001e{\"n\":4}\n\u001enull\n\u001e{\"n\":6}\n", "application/json-seq"),
                _ => Caller.Response("data: {\"n\":7}\n\ndata: null\n\ndata: {\"n\":9}\n\n", "text/event-stream"),
            });

        Assert.Equal("1 null 3 4 null 6 7 null 9", seen);
    }

    /// <summary>Runs statements of a caller, who has a <c>client</c>, and returns what they add.</summary>
    private static async Task<string> RunAsync(string paths, string statements, Func<HttpRequestMessage, HttpResponseMessage> respond)
    {
        Generation generation = new TestProject
        {
            Source = $$"""
                using System;
                using System.Collections.Generic;
                using System.Linq;
                using System.Net.Http;
                using System.Threading.Tasks;
                using BackupJobsGen.Runtime;
                using Contoso.Test;

                /// <summary>A caller.</summary>
                public static class User
                {
                    /// <summary>Runs it.</summary>
                    public static async Task<string> RunAsync(HttpClient http, ApiClientOptions options)
                    {
                        TestClient client = new(http, options);
                        List<string> seen = [];
                        void Add(object? value) => seen.Add(value?.ToString() ?? "null");
                        {{statements}}
                        return string.Join(" ", seen);
                    }
                }
                """,
        }
            .Document("/repo/api.json", ApiReading.OpenApi(paths, Schemas, version: "3.2.0"))
            .Client(new ClientLine("/repo/api.json") { Metadata = ["Webhooks=true"] }).Run().Compiles();
        Assert.Empty(generation.Reported);
        MethodInfo run = generation.Type("User").GetMethod("RunAsync")!;
        return await (Task<string>)run.Invoke(
            null, [new HttpClient(new Caller(generation, respond)), new ApiClientOptions { Endpoint = new Uri("https://a.test") }])!;
    }
}
