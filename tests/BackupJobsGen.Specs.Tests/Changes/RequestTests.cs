namespace BackupJobsGen.Specs.Tests.Changes;

/// <summary>What a call sends of its parameters, where the C# says nothing of it.</summary>
public class RequestTests
{
    private const string Method = "TestClient.Things.GetAsync";
    private const string Colors = """ "schema": { "type": "object", "additionalProperties": { "type": "string" } } """;

    [Theory]
    [InlineData("query", "limit", "Limit", $"Wire: Changed {Method}(limit) [limit] query limit -> query Limit")]
    [InlineData("query", "userId", "user_id", $"Wire: Changed {Method}(userId) [userId] query userId -> query user_id")]
    [InlineData("cookie", "Sid", "sid", $"Wire: Changed {Method}(sid) [Sid] cookie Sid -> cookie sid")]
    [InlineData("header", "X-Limit", "x-limit")]
    public void A_name_is_compared_as_it_is_sent(string place, string old, string now, params string[] expected) => Assert.Equal(
        expected,
        Diff.Of(
            Get($$"""{ "name": "{{old}}", "in": "{{place}}", "schema": { "type": "string" } }"""),
            Get($$"""{ "name": "{{now}}", "in": "{{place}}", "schema": { "type": "string" } }""")));

    [Theory]
    [InlineData("query", "c", "C", $"Wire: Changed {Method} [c] \"x\" -> not sent", $"Wire: Changed {Method} [C] not sent -> \"x\"")]
    [InlineData("header", "c", "C")]
    public void A_name_of_a_constant_is_compared_as_it_is_sent(string place, string old, string now, params string[] expected) =>
        Assert.Equal(expected, Diff.Of(Get(Constant(place, old)), Get(Constant(place, now))));

    [Theory]
    [InlineData("query", "form", true, "deepObject", true, $"Wire: Changed {Method}(a) [a] query, object, multi -> query a, object, deepobject")]
    [InlineData("query", "form", false, "form", true, $"Wire: Changed {Method}(a) [a] query a, object, csv -> query, object, multi")]
    [InlineData("header", "simple", false, "simple", true, $"Wire: Changed {Method}(a) [a] header a, object, csv -> header a, object, simpleexploded")]
    public void The_style_of_an_object_is_compared(
        string place, string oldStyle, bool oldExplode, string style, bool explode, params string[] expected) => Assert.Equal(
        expected, Diff.Reported(Get(Styled(place, oldStyle, oldExplode)), Get(Styled(place, style, explode))));

    [Fact]
    public void The_style_of_one_value_in_a_path_is_compared()
    {
        const string Plain = """{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }""";
        string matrix = Plain.Replace("\"required\"", "\"style\": \"matrix\", \"required\"", StringComparison.Ordinal);

        Assert.Equal(
            [$"Wire: Changed {Method}(id) [id] path -> path id, matrix"],
            Diff.Of(Get(Plain, "/things/{id}"), Get(matrix, "/things/{id}")));
    }

    [Theory]
    [InlineData("page", "\"default\": 1", "page", "\"default\": 0", "first page] 1 -> 0")]
    [InlineData("page", "\"minimum\": 1", "page", "\"default\": 0", "first page] 1 -> 0")]
    [InlineData("offset", "\"minimum\": 1", "offset", "\"default\": 1", "first page] 0 -> 1")]
    [InlineData("page", "\"default\": 1", "offset", "\"default\": 1", "next page] Page -> Offset")]
    [InlineData("page", "\"default\": 1", "page", "\"default\": 1, \"description\": \"number\"")]
    public void How_pages_are_counted_is_compared(
        string oldStyle, string old, string style, string now, params string[] expected) => Assert.Equal(
        expected.Select(change => $"Wire: Changed {Method} [Things_Get, {change}"),
        Diff.Reported(Pages(oldStyle, "page", old), Pages(style, "page", now)));

    [Fact]
    public void The_parameter_of_pages_is_compared()
    {
        string old = Pages("page", "page", "\"default\": 1");
        string other = Pages("page", "other", "\"default\": 1");
        string renamed = old.Replace("\"page\"", "\"Page\"", StringComparison.Ordinal)
            .Replace("\"style\": \"Page\"", "\"style\": \"page\"", StringComparison.Ordinal);

        Assert.Equal([$"Wire: Changed {Method} [Things_Get, page parameter] page -> other"], Diff.Reported(old, other));
        Assert.Equal([$"Wire: Changed {Method}(page) [page] query page -> query Page"], Diff.Reported(old, renamed));
    }

    [Theory]
    [InlineData("\"application/json\": {}", "\"application/vnd.things+json\": {}", "application/json", "application/vnd.things+json")]
    [InlineData(
        "\"application/json\": {}", "\"application/json\": {}, \"application/vnd.things+json\": {}",
        "application/json", "application/json, application/vnd.things+json;q=0.9")]
    public void The_media_types_that_a_client_asks_for_are_compared(string old, string now, string oldHeader, string header) =>
        Assert.Equal([$"Wire: Changed {Method} [Things_Get, Accept] {oldHeader} -> {header}"], Diff.Of(Answer(old), Answer(now)));

    [Fact]
    public void The_media_types_in_another_order_are_the_same() => Assert.Empty(Diff.Reported(
        Answer("\"application/json\": {}, \"text/json\": {}"), Answer("\"text/json\": {}, \"application/json\": {}")));

    [Theory]
    [InlineData("\"type\": \"string\"", "Name", "name", $"Wire: Changed {Method}(name) [Name] form Name -> form name")]
    [InlineData("\"type\": \"array\", \"items\": { \"type\": \"string\" }", "Name", "name", $"Wire: Changed {Method}(name) [Name] form Name, multi -> form name, multi")]
    public void A_form_field_is_compared_as_it_is_sent(string type, string old, string now, params string[] expected) => Assert.Equal(
        expected, Diff.Reported(Form(type, old), Form(type, now)));

    [Fact]
    public void The_media_type_and_the_headers_of_a_part_are_compared() => Assert.Equal(
        [
            $"Wire: Changed {Method}(name) [name] form name -> form name, as text/csv",
            $"Wire: Changed {Method}(trace) [X-Trace] header X-Trace, of part name -> header X-Track, of part name",
        ],
        Diff.Reported(
            Form("\"type\": \"string\"", "name", Part("", "X-Trace")),
            Form("\"type\": \"string\"", "name", Part("\"contentType\": \"text/csv\",", "X-Track"))));

    private static string Pages(string style, string parameter, string facts) => Document($$"""
        "/things": { "get": { "operationId": "Things_Get", "x-bjg-paging": { "style": "{{style}}", "parameter": "{{parameter}}" },
          "parameters": [
            { "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32", {{facts}} } },
            { "name": "other", "in": "query", "schema": { "type": "integer", "format": "int32", {{facts}} } }],
          "responses": { "200": { "description": "", "content": { "application/json": {
            "schema": { "type": "array", "items": { "type": "string" } } } } } } } }
        """);

    private static string Part(string contentType, string header) =>
        $$""", "encoding": { "name": { {{contentType}} "headers": { "{{header}}": { "x-ms-client-name": "trace", "schema": { "type": "string" } } } } }""";

    private static string Form(string type, string name, string encoding = "") => Document($$"""
        "/things": { "post": { "operationId": "Things_Get", "requestBody": { "content": { "multipart/form-data": {
          "schema": { "type": "object", "properties": { "{{name}}": { {{type}} } } } {{encoding}} } } },
          "responses": { "204": { "description": "" } } } }
        """);

    private static string Constant(string place, string name) =>
        $$"""{ "name": "{{name}}", "in": "{{place}}", "required": true, "schema": { "type": "string", "enum": ["x"] } }""";

    private static string Styled(string place, string style, bool explode) =>
        $$"""{ "name": "a", "in": "{{place}}", "style": "{{style}}", "explode": {{(explode ? "true" : "false")}}, {{Colors}} }""";

    private static string Answer(string content) => Document(
        $$""" "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "", "content": { {{Typed(content)}} } } } } } """);

    private static string Typed(string content) =>
        content.Replace("{}", """{ "schema": { "type": "object", "properties": { "a": { "type": "string" } } } }""", StringComparison.Ordinal);

    private static string Get(string parameter, string path = "/things") => Document(
        $$""" "{{path}}": { "get": { "operationId": "Things_Get", "parameters": [{{parameter}}], "responses": { "204": { "description": "" } } } } """);

    private static string Document(string paths) => $$"""
        { "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "servers": [{ "url": "https://api.example.com" }], "paths": { {{paths}} } }
        """;
}
