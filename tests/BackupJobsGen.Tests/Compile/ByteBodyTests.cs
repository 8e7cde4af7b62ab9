using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Bodies for which the document has a range of media types, or several: no request has one of them by chance.</summary>
public sealed class ByteBodyTests
{
    private const string Bytes = """{ "schema": { "type": "string", "format": "binary" } }""";

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi($$"""
        "/one": { "put": { "operationId": "X_One", "requestBody": { "content": { "image/png": {{Bytes}} } }, "responses": { "204": { "description": "" } } } },
        "/several": { "put": { "operationId": "X_Several", "requestBody": { "content": { "image/png": {{Bytes}}, "image/jpeg": {{Bytes}} } }, "responses": { "204": { "description": "" } } } },
        "/range": { "put": { "operationId": "X_Range", "requestBody": { "content": { "image/*": {{Bytes}} } }, "responses": { "204": { "description": "" } } } },
        "/any": { "put": { "operationId": "X_Any", "requestBody": { "content": { "*/*": {{Bytes}} } }, "responses": { "204": { "description": "" } } } },
        "/text": { "put": { "operationId": "X_Text", "requestBody": { "content": { "text/*": { "schema": { "type": "string" } } } }, "responses": { "204": { "description": "" } } } }
        """)).Run().Compiles());

    [Theory]
    [InlineData("One", "image/png")]
    [InlineData("Several", "image/png")]
    [InlineData("Range", "application/octet-stream")]
    [InlineData("Any", "application/octet-stream")]
    [InlineData("Text", "text/plain")]
    public async Task A_range_is_not_sent(string method, string mediaType)
    {
        Caller caller = new(Generated.Value);
        Type type = caller.TypeOf("X", method, "body");

        await caller.CallAsync(
            "X", method, ("body", type == typeof(string) ? "t" : type == typeof(FilePart) ? new FilePart(Stream()) : (object)Stream()));

        Assert.Equal(mediaType, caller.Request.Content!.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("Several")]
    [InlineData("Range")]
    [InlineData("Any")]
    public async Task Callers_name_the_media_type(string method)
    {
        Caller caller = new(Generated.Value);

        await caller.CallAsync("X", method, ("body", new FilePart(Stream(), mediaType: "image/webp")));

        Assert.Equal("image/webp", caller.Request.Content!.Headers.ContentType!.MediaType);
    }

    private static MemoryStream Stream() => new([1]);
}
