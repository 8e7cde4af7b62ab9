using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Parts of a form whose encoding names a media type that is not JSON.</summary>
public sealed class FormPartTests
{
    private const string Thing = """{ "$ref": "#/components/schemas/Thing" }""";

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        $$"""
        "/form": { "post": { "operationId": "X_Form", "requestBody": { "required": true, "content": { "multipart/form-data": {
          "schema": { "type": "object", "properties": {
            "xml": {{Thing}}, "list": { "type": "array", "items": {{Thing}} }, "either": {{Thing}}, "any": {}, "all": {{Thing}} } },
          "encoding": {
            "xml": { "contentType": "application/xml" }, "list": { "contentType": "application/xml" },
            "either": { "contentType": "application/xml, application/vnd.a+json" }, "any": { "contentType": "image/png" },
            "all": { "contentType": "application/*" } } } } },
          "responses": { "204": { "description": "" } } } }
        """,
        """ "Thing": { "type": "object", "properties": { "n": { "type": "integer" } } } """, version: "3.1.0")).Run().Compiles());

    [Fact]
    public void An_object_in_a_part_that_is_not_JSON_is_a_string_and_reported() =>
        Assert.Equal(["BJG3015", "BJG3015"], Generated.Value.Reported);

    [Fact]
    public async Task A_part_is_sent_as_its_media_type()
    {
        Caller caller = new(Generated.Value);

        await caller.CallAsync(
            "X", "Form", ("xml", "<a/>"), ("list", new[] { "<b/>", "<c/>" }),
            ("any", new FilePart(new MemoryStream(Encoding.UTF8.GetBytes("png")), "a.png")));

        foreach ((string name, string mediaType, string content) in new[]
            { ("xml", "application/xml", "<a/>"), ("list", "application/xml", "<b/>"), ("list", "application/xml", "<c/>") })
            Assert.Contains(
                $"Content-Type: {mediaType}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}", caller.Body,
                StringComparison.Ordinal);
        Assert.Contains(
            "Content-Type: image/png\r\nContent-Disposition: form-data; name=\"any\"; filename=\"a.png\"\r\n\r\npng", caller.Body,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("either", "application/vnd.a+json")]
    [InlineData("all", "application/json")]
    public async Task JSON_is_sent_where_the_encoding_allows_it(string name, string mediaType)
    {
        Caller caller = new(Generated.Value);

        await caller.CallAsync("X", "Form", (name, new Model(Generated.Value.Type("Thing")).Read("""{"n":1}""")));

        Assert.Contains(
            $"Content-Type: {mediaType}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{{\"n\":1}}", caller.Body,
            StringComparison.Ordinal);
    }
}
