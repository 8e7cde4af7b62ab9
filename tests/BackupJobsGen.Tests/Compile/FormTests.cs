using System.Reflection;
using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>What a generated client sends in forms, Accept and paths.</summary>
public sealed class FormTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        $$"""
        "/files": { "post": { "operationId": "X_Files", {{Form(""" "files": { "type": "array", "items": { "$ref": "#/components/schemas/File" } } """)}} } },
        "/parts": { "post": { "operationId": "X_Parts", {{Form(""" "info": { "type": "object", "properties": { "a": { "type": "string" } } }, "img": { "type": "string", "format": "binary" } """, """ "encoding": { "img": { "contentType": "image/png" } } """)}} } },
        "/content": { "post": { "operationId": "X_Content", {{Form(""" "file": { "type": "string", "contentMediaType": "text/csv" } """)}} } },
        "/tags": { "post": { "operationId": "X_Tags", "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": {{Tags}} } } }, "responses": { "204": { "description": "" } } } },
        "/choice": { "post": { "operationId": "X_Choice", "requestBody": { "content": { "application/x-www-form-urlencoded": { "schema": {{Tags}} } } }, "responses": { "204": { "description": "" } } } },
        "/vendor": { "get": { "operationId": "X_Vendor", "responses": { "200": { "description": "", "content": { "application/vnd.acme.v2+json": { "schema": { "type": "object", "properties": { "a": { "type": "string" } } } } } } } } },
        "/path/{label}/{matrix}/{simple}": { "get": { "operationId": "X_Path", "parameters": [
          { "name": "label", "in": "path", "required": true, "style": "label", "explode": true, "schema": { "type": "array", "items": { "type": "string" } } },
          { "name": "matrix", "in": "path", "required": true, "style": "matrix", "schema": { "type": "integer" } },
          { "name": "simple", "in": "path", "required": true, "schema": { "type": "array", "items": { "type": "string" } } },
          { "name": "pipes", "in": "query", "style": "pipeDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } } ],
          "responses": { "204": { "description": "" } } } }
        """,
        """ "File": { "type": "string", "format": "binary" } """, version: "3.1.0")).Run().Compiles());

    private const string Tags = """
        { "type": "object", "properties": { "tags": { "type": "array", "items": { "type": "string" } },
          "infos": { "type": "array", "items": { "type": "object", "properties": { "a": { "type": "string" } } } } } }
        """;

    private static string Form(string properties, string? encoding = null) => FormWith(properties, encoding is null ? "" : ", " + encoding);

    private static string FormWith(string properties, string encoding) =>
        $$""" "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": { "type": "object", "properties": { {{properties}} } }{{encoding}} } } }, "responses": { "204": { "description": "" } } """;

    private static FilePart File(string text, string? name = null, string? mediaType = null) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, mediaType);

    [Fact]
    public async Task A_list_of_files_is_one_part_for_each_file()
    {
        string body = (await SendAsync("FilesAsync", [new FilePart[] { File("one", "ü.txt", "text/plain"), File("two") }])).Body;

        Assert.Contains(
            "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"files\"; filename=\"ü.txt\"\r\n\r\none", body,
            StringComparison.Ordinal);
        Assert.Contains(
            "Content-Type: application/octet-stream\r\nContent-Disposition: form-data; name=\"files\"; filename=\"files\"\r\n\r\ntwo",
            body, StringComparison.Ordinal);
        Assert.DoesNotContain("filename*", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_form_is_sent_without_fields_as_well()
    {
        Assert.Matches("^--[0-9a-f-]{36}--\r\n$", (await SendAsync("FilesAsync", [Array.Empty<FilePart>()])).Body);
        Sent sent = await SendAsync("TagsAsync", Array.Empty<string>(), null);
        Assert.Equal(("", "application/x-www-form-urlencoded"), (sent.Body, sent.Request!.Content?.Headers.ContentType?.MediaType));
        Assert.Null((await SendAsync("ChoiceAsync", Array.Empty<string>(), null)).Request!.Content);
    }

    [Theory]
    [InlineData("tags", 0)]
    [InlineData("infos", 1)]
    public async Task An_item_of_a_field_that_is_null_is_an_exception_with_its_name(string name, int index)
    {
        Type list = Generated.Value.Type("XOperations").GetMethod("TagsAsync")!.GetParameters()[index].ParameterType;
        object?[] arguments = [null, null];
        arguments[index] = Array.CreateInstance(list.GetGenericArguments()[0], 1);

        TargetInvocationException thrown = await Assert.ThrowsAsync<TargetInvocationException>(() => SendAsync("TagsAsync", arguments));
        ArgumentException fault = Assert.IsType<ArgumentException>(thrown.InnerException);
        Assert.Equal((name, $"An item of '{name}' is null. (Parameter '{name}')"), (fault.ParamName, fault.Message));
    }

    [Fact]
    public async Task Objects_are_JSON_parts_and_encoding_names_media_types()
    {
        object info =
            Activator.CreateInstance(Generated.Value.Type("XOperations").GetMethod("PartsAsync")!.GetParameters()[0].ParameterType)!;
        info.GetType().GetProperty("A")!.SetValue(info, "x");
        string body = (await SendAsync("PartsAsync", info, File("png"))).Body;

        Assert.Contains(
            "Content-Type: application/json\r\nContent-Disposition: form-data; name=\"info\"\r\n\r\n{\"a\":\"x\"}", body,
            StringComparison.Ordinal);
        Assert.Contains(
            "Content-Type: image/png\r\nContent-Disposition: form-data; name=\"img\"; filename=\"img\"\r\n\r\npng", body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_string_with_a_content_media_type_is_a_file() =>
        Assert.Contains(
            "Content-Type: text/csv\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"",
            (await SendAsync("ContentAsync", File("a", "a.csv"))).Body, StringComparison.Ordinal);

    [Fact]
    public async Task Accept_names_the_declared_media_type() =>
        Assert.Equal("application/vnd.acme.v2+json", (await SendAsync("VendorAsync")).Request!.Headers.NonValidated["Accept"].ToString());

    [Fact]
    public async Task Items_are_encoded_before_they_are_joined()
    {
        HttpRequestMessage request =
            (await SendAsync("PathAsync", new[] { "a.b", "c" }, 3L, new[] { "d,e", "f" }, new[] { "g h", "i" })).Request!;

        Assert.EndsWith("/path/.a.b.c/;matrix=3/d%2Ce,f?pipes=g%20h%7Ci", request.RequestUri!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<Sent> SendAsync(string method, params object?[] arguments)
    {
        Sent sent = new();
        object client =
            Activator.CreateInstance(
                Generated.Value.Type("TestClient"), new HttpClient(sent), new ApiClientOptions { Endpoint = new Uri("https://a.test") })!;
        object group = Model.Get(client, "X")!;
        await (Task)group.GetType().GetMethod(method)!.Invoke(group, [.. arguments, CancellationToken.None])!;
        return sent;
    }

    private sealed class Sent : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        public string Body { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            Body = request.Content is null ? "" : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        }
    }
}
