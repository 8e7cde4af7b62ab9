using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Null as a declared value of what is not a member of a record.</summary>
public sealed class NullTests
{
    private const string MaybeBox = """ { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] } """;

    private const string Schemas = """
        "Box": { "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" } } },
        "NullableBox": { "type": ["object", "null"], "properties": { "n": { "type": "integer" } } }
        """;

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

    [Theory]
    [InlineData(MaybeBox, "Box?", "?.N", """{"n":1}""", "1")]
    [InlineData(""" { "oneOf": [{ "enum": [null], "nullable": true }, { "$ref": "#/components/schemas/Box" }] } """, "Box?", "?.N", """{"n":1}""", "1")]
    [InlineData(""" { "nullable": true, "allOf": [{ "$ref": "#/components/schemas/Box" }] } """, "Box?", "?.N", """{"n":1}""", "1")]
    [InlineData(""" { "$ref": "#/components/schemas/NullableBox" } """, "NullableBox?", "?.N", """{"n":1}""", "1")]
    [InlineData(""" { "type": ["array", "null"], "items": { "type": ["integer", "null"] } } """, "ValueList<long?>?", "?.Count", "[1,null]", "2")]
    [InlineData(""" { "type": ["object", "null"], "additionalProperties": { "type": "string" } } """, "ValueMap<string>?", "?.Count", "{}", "0")]
    [InlineData(""" { "type": ["integer", "null"] } """, "long?", "", "7", "7")]
    [InlineData(""" { "type": ["string", "null"] } """, "string?", "", "\"a\"", "a")]
    [InlineData(""" { "type": ["string", "null"], "enum": ["a", "b", null] } """, "LGetResponse?", "", "\"b\"", "b")]
    [InlineData(""" { "oneOf": [{ "type": "null" }, { "type": "string" }, { "$ref": "#/components/schemas/Box" }] } """, "LGetResponse?", "?.AsString", "\"a\"", "a")]
    public async Task A_body_may_be_null(string schema, string type, string member, string json, string expected)
    {
        Queue<string?> bodies = new([json, "null", " null\n", null]);

        string seen = await RunAsync(
            $$"""
            "/l": { "get": { "operationId": "L_Get", "responses": { "200": { "description": "", "content": { "application/json": {
              "schema": {{schema}} } } } } } }
            """,
            $$"""
            for (int i = 0; i < 4; i++)
            {
                ApiResponse<{{type}}> response = await client.L.GetAsync();
                Add($"{response.HasValue}");
                Add(response.Value{{member}});
            }
            """,
            _ => bodies.Dequeue() is { } body ? Caller.Response(body) : new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));

        Assert.Equal($"True {expected} False null False null False null", seen);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_null_is_still_an_error()
    {
        ApiException fault = await Assert.ThrowsAsync<ApiException>(() => RunAsync(
            """
            "/l": { "get": { "operationId": "L_Get", "responses": { "200": { "description": "", "content": { "application/json": {
              "schema": { "$ref": "#/components/schemas/Box" } } } } } } }
            """,
            "Add((await client.L.GetAsync()).Value.N);", _ => Caller.Response("null")));

        Assert.True(fault.IsUnreadable);
    }

    [Fact]
    public async Task Results_of_operations_may_be_null()
    {
        string seen = await RunAsync(
            $$"""
            "/l": { "put": { "operationId": "L_Put", "x-ms-long-running-operation": true, "responses": {
              "200": { "description": "", "content": { "application/json": { "schema": {{MaybeBox}} } } } } },
              "post": { "operationId": "L_Count", "x-ms-long-running-operation": true, "responses": {
              "200": { "description": "", "content": { "application/json": { "schema": { "type": ["integer", "null"] } } } } } } }
            """,
            """
            LongRunningOperation<Box?> put = await client.L.PutAsync();
            Add((await put.WaitAsync()).Value?.N);
            LongRunningOperation<long?> count = await client.L.CountAsync();
            Add((await count.WaitAsync()).Value);
            """,
            _ => Caller.Response("null"));

        Assert.Equal("null null", seen);
    }

    [Fact]
    public async Task Webhooks_may_be_null()
    {
        string seen = await RunAsync(
            $$"""
            "/l": { "get": { "operationId": "L_Get", "responses": { "204": { "description": "" } }, "callbacks": {
              "box": { "{$request.body#/url}": { "post": { "requestBody": { "content": { "application/json": { "schema": {{MaybeBox}} } } } } } },
              "day": { "{$request.body#/day}": { "post": { "requestBody": { "content": { "application/json": {
                "schema": { "type": ["string", "null"], "format": "date" } } } } } } } } } }
            """,
            """
            Box? box = TestClientWebhooks.ReadLGetBox("null"u8);
            Add(box?.N);
            Add(TestClientWebhooks.ReadLGetBox("{\"n\":2}"u8)?.N);
            DateOnly? day = await TestClientWebhooks.ReadLGetDayAsync(new System.IO.MemoryStream("null"u8.ToArray()));
            Add(day);
            """,
            _ => Caller.Response("null"));

        Assert.Equal("null 2 null", seen);
    }

    [Fact]
    public async Task A_required_body_that_may_be_null_is_sent_as_null()
    {
        static string Put(string path, string required, string schema) => $$"""
            "/{{path}}": { "put": { "operationId": "L_{{path}}", "responses": { "204": { "description": "" } },
              "requestBody": { "required": {{required}}, "content": { "application/json": { "schema": {{schema}} } } } } }
            """;
        List<string?> sent = [];

        await RunAsync(
            string.Join(
                ", ", Put("box", "true", MaybeBox), Put("number", "true", """ { "type": ["integer", "null"] } """),
                Put("optional", "false", MaybeBox)),
            """
            await client.L.BoxAsync(null);
            await client.L.BoxAsync(new Box { N = 1 });
            await client.L.NumberAsync(null);
            await client.L.NumberAsync(5);
            await client.L.OptionalAsync();
            Add("sent");
            """,
            request =>
            {
                sent.Add(request.Content?.ReadAsStringAsync().Result);
                return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
            });

        Assert.Equal(["null", "{\"n\":1}", "null", "5", null], sent);
    }

    [Fact]
    public void A_required_member_that_may_be_null_is_null_where_its_value_does_not_fit()
    {
        const string Misfits = """{"names":["a",null],"count":"x","box":[],"day":5,"more":1}""";
        Model root = new(TestProject.Of(ApiReading.OpenApiReturning(
            """
            "Root": { "type": "object", "required": ["names", "count", "box", "day"], "properties": {
              "names": { "type": ["array", "null"], "items": { "type": "string" } },
              "count": { "type": ["integer", "null"] },
              "box": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Box" }] },
              "day": { "type": ["string", "null"], "format": "date" } } },
            """ + Schemas, version: "3.1.0")).Run().Compiles().Type("Root"));
        object value = root.Read(Misfits);
        object twice = root.Read("""{"count":"x","names":[],"box":null,"day":null,"count":null}""");

        Assert.All(["Names", "Count", "Box", "Day"], name => Assert.Null(Model.Get(value, name)));
        Assert.Equal(5, Model.Kept(value).Count);
        Assert.Equal(Misfits, root.Write(value));
        Assert.Equal(Misfits, root.Request(value));
        Assert.Equal("""{"names":[],"count":null,"box":null,"day":null}""", root.Write(twice));
        Assert.Equal(root.Read(root.Write(twice)), twice);
        Assert.Equal("day", root.Refuses("""{"names":null,"count":null,"box":null}""").MemberName);
        Model.Set(value, "Count", 3L);
        Assert.Equal("""{"names":["a",null],"count":3,"box":[],"day":5,"more":1}""", root.Write(value));
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
