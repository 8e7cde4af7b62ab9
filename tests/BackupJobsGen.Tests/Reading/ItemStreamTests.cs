using BackupJobsGen.Api;
using BackupJobsGen.Reading;

namespace BackupJobsGen.Tests.Reading;

/// <summary>What the items of a stream are, in documents before and after itemSchema.</summary>
public sealed class ItemStreamTests
{
    private const string Job = """ { "$ref": "#/components/schemas/Job" } """;

    private const string Content = """ { "type": "string", "contentMediaType": "application/json", "contentSchema": @Job } """;

    private const string Schemas = """
        "Job": { "type": "object", "properties": { "id": { "type": "string" } } },
        "Other": { "type": "object", "properties": { "name": { "type": "string" } } },
        "SseItemOfJob": { "type": "object", "properties": { "data": { "$ref": "#/components/schemas/Job" }, "eventType": { "type": "string" },
          "eventId": { "type": ["null", "string"] }, "reconnectionInterval": { "type": ["null", "string"] } } }
        """;

    [Theory]
    [InlineData("application/jsonl", """ "itemSchema": @Job """, "Lines(#Job)")]
    [InlineData("application/x-ndjson; charset=utf-8", """ "schema": @Job """, "Lines(#Job)")]
    [InlineData("application/ndjson", """ "schema": { "type": "array", "items": @Job } """, "Lines(#Job)")]
    [InlineData("application/x-json-lines", """ "schema": { "type": "string" } """, "Lines(any)")]
    [InlineData("application/json-lines", """ "itemSchema": { "type": "string" } """, "Lines(String)")]
    [InlineData("application/x-ndjson", """ "schema": { "type": "string", "format": "binary" } """, "Lines(any)")]
    [InlineData("application/jsonl", "", "Lines(any)")]
    [InlineData("application/json-seq", """ "itemSchema": { "type": "integer", "format": "int64" } """, "Records(Int64)")]
    [InlineData("application/geo+json-seq", """ "itemSchema": @Job """, "Records(#Job)")]
    [InlineData("application/jsonl", """ "itemSchema": { "type": ["integer", "null"] } """, "Lines(Int64?)")]
    [InlineData(
        "application/jsonl",
        """ "schema": { "type": "array", "items": { "oneOf": [{ "type": "null" }, @Job] } } """,
        "Lines(#Job?)")]
    [InlineData("application/json-seq", """ "itemSchema": { "anyOf": [@Job, { "type": "null" }] } """, "Records(#Job?)")]
    [InlineData("text/event-stream", """ "itemSchema": { "oneOf": [{ "type": "null" }, @Job] } """, "Events(#Job?)")]
    [InlineData("text/event-stream", """ "schema": { "type": ["string", "null"] } """, "Events(String)")]
    [InlineData(
        "text/event-stream",
        """
        "itemSchema": { "properties": { "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": {
          "oneOf": [{ "type": "null" }, @Job] } } } }
        """,
        "Events(#Job?)")]
    [InlineData("text/event-stream", "", "Events(String)")]
    [InlineData("text/event-stream", """ "schema": { "type": "string" } """, "Events(String)")]
    [InlineData("text/event-stream", """ "schema": @Job """, "Events(#Job)")]
    [InlineData("text/event-stream;charset=utf-8", """ "schema": { "type": "array", "items": @Job } """, "Events(#Job)")]
    [InlineData("text/event-stream", """ "schema": { "type": "integer", "format": "int32" } """, "Events(Int32)")]
    [InlineData("text/event-stream", """ "schema": { "type": "string", "enum": ["a", "b"] } """, "Events(String)")]
    [InlineData("text/event-stream", """ "schema": { "$ref": "#/components/schemas/SseItemOfJob" } """, "Events(#Job)")]
    [InlineData(
        "text/event-stream",
        """ "schema": { "properties": { "id": { "type": "string" }, "data": { "type": "string" } } } """,
        "Events(#schema)")]
    [InlineData(
        "text/event-stream",
        """ "itemSchema": { "properties": { "data": { "type": "string" }, "id": { "type": "string" } } } """,
        "Events(String)")]
    [InlineData(
        "text/event-stream",
        """ "itemSchema": { "properties": { "event": { "type": "string" }, "data": @Content } } """,
        "Events(#Job)")]
    [InlineData(
        "text/event-stream",
        """ "itemSchema": { "properties": { "data": { "type": "string", "contentMediaType": "text/csv", "contentSchema": @Job } } } """,
        "Events(String)")]
    [InlineData("text/event-stream", """ "itemSchema": @Job """, "Events(#Job)")]
    [InlineData(
        "text/event-stream",
        """ "itemSchema": { "properties": { "data": { "type": "string" } }, "oneOf": [@A, @B] } """,
        "Events(String)")]
    [InlineData(
        "text/event-stream",
        """ "itemSchema": { "oneOf": [@JobA, @JobB] } """,
        "Events(#Job)")]
    public void Items_have_the_type_of_their_schema(string mediaType, string content, string expected)
    {
        ApiModel model = Read(mediaType, content, out string problems);
        Assert.Equal(expected, model.Operation("X_Get").Responses[0].Type.Short());
        Assert.DoesNotContain("BJG3017", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("itemSchema", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_with_data_of_several_types_are_strings_and_reported()
    {
        const string Events = """
            "itemSchema": { "oneOf": [
              { "properties": { "event": { "const": "a" }, "data": { "$ref": "#/components/schemas/Job" } } },
              { "properties": { "event": { "const": "b" }, "data": { "$ref": "#/components/schemas/Other" } } }] }
            """;
        Assert.Equal("Events(String)", Read("text/event-stream", Events, out string problems).Operation("X_Get").Responses[0].Type.Short());
        Assert.Contains("BJG3022", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_next_to_another_body_are_bytes_and_reported()
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi("""
            "/x": { "get": { "operationId": "X_Get", "responses": {
              "200": { "description": "", "content": { "application/jsonl": { "schema": { "type": "integer" } } } },
              "202": { "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } } } } }
            """));
        Assert.Equal(["stream", "Int64"], result.Model!.Operation("X_Get").Responses.Select(response => response.Type.Short()));
        Assert.Contains("BJG3022", string.Join(' ', result.Problems.Select(problem => problem.Id)), StringComparison.Ordinal);
    }

    // OpenAI declares both for one status; the service decides by a member of the request.
    [Theory]
    [InlineData("application/json", "text/event-stream", "text/event-stream", "Events(#Job)")]
    [InlineData("text/event-stream", "application/json", "text/event-stream", "Events(#Job)")]
    [InlineData("application/json", "application/x-ndjson", "application/x-ndjson", "Lines(#Job)")]
    public void Items_next_to_another_body_of_their_status_are_another_reading(string first, string second, string items, string expected)
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi($$"""
            "/x": { "post": { "operationId": "X_Post", "responses": {
              "200": { "description": "", "content": { "{{first}}": { "schema": {{Job}} }, "{{second}}": { "schema": {{Job}} } } },
              "204": { "description": "" },
              "400": { "description": "", "content": { "application/json": { "schema": {{Job}} } } } } } }
            """, Schemas));

        Assert.Empty(result.Problems.Select(ApiReading.Describe));
        DeclaredOperation[] operations = [.. result.Model!.Operations];
        Assert.Equal([false, true], operations.Select(operation => operation.IsItems));
        Assert.Equal(["#Job", "none", "#Job"], operations[0].Responses.Select(response => response.Type.Short()));
        Assert.Equal([expected, "none", "#Job"], operations[1].Responses.Select(response => response.Type.Short()));
        Assert.Equal(items, operations[1].Responses[0].MediaType);
    }

    // The method for the items requests one response: pages and their links are of the other body.
    [Theory]
    [InlineData(""" "x-bjg-paging": { "style": "link", "items": "items", "next": "next" } """)]
    [InlineData(""" "x-ms-pageable": { "itemName": "items", "nextLinkName": "next" } """)]
    public void Items_next_to_pages_are_another_reading(string paging)
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi(
            $$"""
            "/x": { "get": { "operationId": "X_List", {{paging}}, "responses": { "200": { "description": "", "content": {
              "application/json": { "schema": { "$ref": "#/components/schemas/Page" } },
              "application/jsonl": { "schema": {{Job}} } } } } } }
            """,
            Schemas + """
            , "Page": { "type": "object", "properties": {
              "items": { "type": "array", "items": { "$ref": "#/components/schemas/Job" } }, "next": { "type": "string" } } }
            """));

        Assert.Empty(result.Problems.Select(ApiReading.Describe));
        Assert.Equal(
            [(false, true, "#Page"), (true, false, "Lines(#Job)")],
            result.Model!.Operations.Select(
                operation => (operation.IsItems, operation.Paging is not null, operation.Responses[0].Type.Short())));
    }

    [Fact]
    public void Items_of_a_long_running_operation_are_reported()
    {
        string text = ApiReading.OpenApi("""
            "/x": { "post": { "operationId": "X_Run", "x-ms-long-running-operation": true, "responses": {
              "200": { "description": "", "content": {
                "application/json": { "schema": { "type": "integer" } }, "application/jsonl": { "schema": { "type": "integer" } } } } } } }
            """);

        ApiResult result = ApiReading.Read(text);

        Assert.Single(result.Model!.Operations);
        Problem problem = ApiReading.AssertProblem(
            result, Problems.IgnoredConstruct, text, """{ "schema": { "type": "integer" } } } } } } }""");
        Assert.Equal(["application/jsonl", "the operation is long-running, so no method returns the items"], problem.Arguments);
    }

    [Fact]
    public void Items_without_a_method_of_their_own_are_reported()
    {
        string text = ApiReading.OpenApi("""
            "/x": { "get": { "operationId": "X_Get", "responses": {
              "200": { "description": "", "content": {
                "application/json": { "schema": { "type": "integer" } }, "application/jsonl": { "schema": { "type": "integer" } } } },
              "202": { "description": "", "content": { "application/json": { "schema": { "type": "integer" } } } } } } }
            """);

        ApiResult result = ApiReading.Read(text);

        Assert.Single(result.Model!.Operations);
        Problem problem = ApiReading.AssertProblem(
            result, Problems.IgnoredConstruct, text, """{ "schema": { "type": "integer" } } } },""");
        Assert.Equal(["application/jsonl", "another status has another body, so no method returns the items"], problem.Arguments);
    }

    [Fact]
    public void Several_kinds_of_items_next_to_another_body_are_reported()
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi("""
            "/x": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "", "content": {
              "application/json": {}, "application/jsonl": {}, "application/x-ndjson": {}, "text/event-stream": {} } } } } }
            """));

        DeclaredResponse items = Assert.Single(result.Model!.Operations[1].Responses);
        Assert.Equal(("application/jsonl", "application/x-ndjson"), (items.MediaType, Assert.Single(items.Alternatives)));
        Assert.Contains(result.Problems, problem => problem.Id == "BJG3030" && problem.Arguments.Contains("content"));
    }

    // Docker lists the media types of the items of events; its errors are single objects.
    [Fact]
    public void Errors_of_Swagger_are_single_values()
    {
        ApiModel model = ApiReading.Model(ApiReading.Swagger("""
            "/x": { "get": { "operationId": "X_Get", "produces": [ "application/jsonl", "application/json-seq" ], "responses": {
              "200": { "description": "", "schema": { "type": "integer" } },
              "400": { "description": "", "schema": { "$ref": "#/definitions/Fault" } } } } }
            """, """ "Fault": { "properties": { "message": { "type": "string" } } } """));
        Assert.Equal(["Lines(Int64)", "#Fault"], model.Operation("X_Get").Responses.Select(response => response.Type.Short()));
    }

    [Fact]
    public void ItemSchema_of_a_request_is_reported()
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi("""
            "/x": { "post": { "operationId": "X_Post",
              "requestBody": { "content": { "application/jsonl": { "itemSchema": { "type": "integer" } } } },
              "responses": { "204": { "description": "" } } } }
            """));
        Assert.Contains(result.Problems, problem => problem.Id == "BJG3030" && problem.Arguments.Contains("itemSchema"));
    }

    private static ApiModel Read(string mediaType, string content, out string problems)
    {
        ApiResult result = ApiReading.Read(ApiReading.OpenApi(
            $$"""
            "/x": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "", "content": {
              "{{mediaType}}": { {{Filled(content)}} } } } } } }
            """, Schemas));
        problems = string.Join('\n', result.Problems.Select(problem => problem.Id + " " + string.Join(' ', problem.Arguments)));
        return result.Model!;
    }

    private static string Filled(string content) => content
        .Replace("@Content", Content, StringComparison.Ordinal)
        .Replace("@JobA", """{ "properties": { "event": { "const": "a" }, "data": @Job } }""", StringComparison.Ordinal)
        .Replace("@JobB", """{ "properties": { "event": { "const": "b" }, "data": @Job } }""", StringComparison.Ordinal)
        .Replace("@A", """{ "properties": { "event": { "const": "a" } } }""", StringComparison.Ordinal)
        .Replace("@B", """{ "properties": { "event": { "const": "b" } } }""", StringComparison.Ordinal)
        .Replace("@Job", Job, StringComparison.Ordinal);
}
