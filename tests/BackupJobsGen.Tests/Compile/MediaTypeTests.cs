using System.Net;
using System.Text;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Media types of bodies and responses, with parameters and next to each other.</summary>
public sealed class MediaTypeTests
{
    private const string Thing = """ "schema": { "type": "object", "properties": { "a": { "type": "string" } } } """;

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        $$"""
        "/mixed": { "get": { "operationId": "X_Mixed", "responses": {
          "200": { "description": "", "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } },
          "201": { "description": "", "content": { "text/plain": { "schema": { "type": "string" } } } },
          "202": { "description": "", "content": { "application/json": { {{Thing}} } } },
          "204": { "description": "" } } } },
        "/parameters": { "post": { "operationId": "X_Parameters",
          "requestBody": { "required": true, "content": { "application/json; charset=utf-8; v=1": { {{Thing}} } } },
          "responses": { "200": { "description": "", "content": { "application/json; charset=utf-8; v=1": { {{Thing}} } } } } } },
        "/odd": { "post": { "operationId": "X_Odd",
          "requestBody": { "required": true, "content": { "application/vnd.a+json;profile=http://a.test/p;": { {{Thing}} } } },
          "responses": { "204": { "description": "" } } } },
        "/text": { "get": { "operationId": "X_Text",
          "responses": { "200": { "description": "", "content": { "text/plain; charset=iso-8859-1": { "schema": { "type": "string" } } } } } } },
        "/day": { "get": { "operationId": "X_Day",
          "responses": { "200": { "description": "", "content": { "text/plain": { "schema": { "type": "string", "format": "date" } } } } } } },
        "/count": { "get": { "operationId": "X_Count",
          "responses": { "200": { "description": "", "content": { "text/plain": { "schema": { "type": "integer" } } } } } } },
        "/any": { "get": { "operationId": "X_Any",
          "responses": { "200": { "description": "", "content": { "*/*": { {{Thing}} } } } } } },
        "/application": { "get": { "operationId": "X_Application",
          "responses": { "200": { "description": "", "content": { "application/*": { {{Thing}} } } } } } },
        "/union": { "post": { "operationId": "X_Union", "requestBody": { "required": true, "content": { "multipart/form-data": {
            "schema": { "oneOf": [ { "type": "object", "properties": { "a": { "type": "string" } } }, { "type": "string" } ] } } } },
          "responses": { "204": { "description": "" } } } },
        "/kinds": { "get": { "operationId": "X_Kinds", "responses": { "200": { "description": "", "content": {
          "application/vnd.a.v1+json": { {{Thing}} }, "application/xml": { {{Thing}} }, "application/json": { {{Thing}} },
          "application/vnd.a.v2+json": { "schema": { "type": "object", "properties": { "b": { "type": "string" } } } } } } } } },
        "/strings": { "get": { "operationId": "X_Strings", "responses": { "200": { "description": "", "content": {
          "text/plain": { "schema": { "type": "string" } }, "application/json": { "schema": { "type": "string" } } } } } } },
        "/images": { "get": { "operationId": "X_Images", "responses": { "200": { "description": "", "content": {
          "image/png": { "schema": { "type": "string", "format": "binary" } }, "image/jpeg": { "schema": { "type": "string", "format": "binary" } } } } } } },
        "/json": { "get": { "operationId": "X_Json",
          "responses": { "200": { "description": "", "content": { "application/json": { {{Thing}} } } } } } }
        """)).Run().Compiles());

    // application/xml would be bytes, and the second version has other members.
    [Theory]
    [InlineData("Kinds", "application/json, application/vnd.a.v1+json;q=0.9")]
    [InlineData("Strings", "application/json, text/plain;q=0.9")]
    [InlineData("Images", "image/png, image/jpeg;q=0.9")]
    public async Task Accept_names_every_media_type_that_is_read_in_the_same_way(string method, string accept)
    {
        Caller caller = new(Generated.Value, _ => Caller.Response("\"{}\"", method == "Kinds" ? "text/plain" : "application/json"));
        await Record.ExceptionAsync(() => caller.CallAsync("X", method));

        Assert.Equal(accept, caller.Header("Accept"));
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8", "\"a\"", "\"a\"")]
    [InlineData("text/plain", "a", "a")]
    [InlineData("application/json", "\"a\"", "a")]
    public async Task A_string_that_may_be_JSON_is_what_its_media_type_says(string mediaType, string body, string expected) =>
        Assert.Equal(
            expected,
            Model.Get(await new Caller(Generated.Value, _ => Caller.Response(body, mediaType)).CallAsync("X", "Strings"), "Value"));

    [Theory]
    [InlineData(HttpStatusCode.Created, "text/plain", "done", "Status201", "done")]
    [InlineData(HttpStatusCode.Created, "text/plain", "", "Status201", "")]
    [InlineData(HttpStatusCode.Accepted, "application/json", """{"a":"b"}""", "Status202", "b")]
    public async Task A_stream_among_successes_keeps_the_others_typed(
        HttpStatusCode status, string mediaType, string body, string property, string expected)
    {
        Caller caller = new(Generated.Value, _ => Caller.Response(body, mediaType, status));
        object result = Model.Get(await caller.CallAsync("X", "Mixed"), "Value")!;

        object value = Model.Get(result, property)!;
        Assert.Equal(expected, value as string ?? Model.Get(value, "A"));
        Assert.All(
            new[] { "Status200", "Status201", "Status202" }.Where(name => name != property), name => Assert.Null(Model.Get(result, name)));
        Assert.Equal("application/octet-stream, text/plain, application/json", caller.Header("Accept"));
    }

    [Theory]
    [InlineData("Any", "application/json, */*;q=0.9")]
    [InlineData("Application", "application/json, application/*;q=0.9")]
    public async Task A_range_is_accepted_after_json(string method, string expected)
    {
        Caller caller = new(Generated.Value, _ => Caller.Response("""{"a":"b"}""", "application/vnd.a+json"));
        Assert.Equal("b", Model.Get(await caller.CallAsync("X", method), "Value", "A"));
        Assert.Equal(expected, caller.Header("Accept"));
    }

    [Fact]
    public async Task A_form_without_properties_is_bytes_whose_media_type_the_caller_names()
    {
        Caller caller = new(Generated.Value);
        Runtime.FilePart body = new(new MemoryStream("--b--"u8.ToArray()), null, "multipart/form-data; boundary=b");
        await caller.CallAsync("X", "Union", ("body", body));

        Assert.Equal("multipart/form-data; boundary=b", caller.Request.Content!.Headers.NonValidated["Content-Type"].ToString());
        Assert.Contains("BJG3017", Generated.Value.Reported);
        Assert.DoesNotContain("BJG3004", Generated.Value.Reported);
    }

    [Fact]
    public async Task The_stream_itself_is_handed_out()
    {
        Caller caller = new(Generated.Value, _ => Caller.Response([1, 2, 3], "application/octet-stream"));
        object result = Model.Get(await caller.CallAsync("X", "Mixed"), "Value")!;

        using Stream stream = (Stream)Model.Get(result, "Status200")!;
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => (byte)stream.ReadByte()));
        Assert.Equal(-1, stream.ReadByte());
    }

    [Fact]
    public async Task A_status_without_a_body_among_them_has_no_value() =>
        Assert.Null(Model.Get(await new Caller(Generated.Value).CallAsync("X", "Mixed"), "Value"));

    [Theory]
    [InlineData("Parameters", "application/json; charset=utf-8; v=1")]
    [InlineData("Odd", "application/vnd.a+json;profile=http://a.test/p;")]
    public async Task A_media_type_is_sent_with_its_parameters(string method, string mediaType)
    {
        Caller caller = new(Generated.Value, _ => Caller.Response("""{"a":"b"}""", mediaType));
        object response = await caller.CallAsync("X", method, ("body", caller.Argument("X", method, "body", """{"a":"x"}""")));

        Assert.Equal(mediaType, caller.Request.Content!.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal("""{"a":"x"}""", caller.Body);
        if (method == "Parameters")
        {
            Assert.Equal("b", Model.Get(response, "Value", "A"));
            Assert.Equal(mediaType, caller.Header("Accept"));
        }
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/plain;charset=\"ISO-8859-1\";v=1")]
    public async Task The_charset_of_a_response_is_honored(string mediaType)
    {
        Caller text = new(Generated.Value, _ => Caller.Response(Encoding.Latin1.GetBytes("naïve"), mediaType));
        Assert.Equal("naïve", Model.Get(await text.CallAsync("X", "Text"), "Value"));

        Caller json = new(
            Generated.Value,
            _ => Caller.Response(
                Encoding.Latin1.GetBytes("""{"a":"naïve"}"""),
                mediaType.Replace("text/plain", "application/json", StringComparison.Ordinal)));
        Assert.Equal("naïve", Model.Get(await json.CallAsync("X", "Json"), "Value", "A"));
    }

    [Fact]
    public async Task Text_that_is_not_JSON_is_a_string_whatever_its_format()
    {
        Caller day = new(Generated.Value, _ => Caller.Response("2024-05-01", "text/plain"));
        Assert.Equal("2024-05-01", Model.Get(await day.CallAsync("X", "Day"), "Value"));

        Caller count = new(Generated.Value, _ => Caller.Response("12", "text/plain"));
        Assert.Equal(12L, Model.Get(await count.CallAsync("X", "Count"), "Value"));
    }
}
