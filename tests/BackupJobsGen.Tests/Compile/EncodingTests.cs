using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Encoded content of OpenAPI 3.1, and headers of the parts of a form.</summary>
public sealed class EncodingTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/form": { "post": { "operationId": "X_Form", "requestBody": { "required": true, "content": { "multipart/form-data": {
          "schema": { "type": "object", "required": ["img"], "properties": {
            "img": { "type": "string", "contentMediaType": "image/png" },
            "data": { "type": "string", "contentEncoding": "base64", "contentMediaType": "image/png" },
            "json": { "type": "string", "contentMediaType": "application/json", "contentSchema": { "type": "integer" } },
            "note": { "type": "string" } } },
          "encoding": {
            "img": { "contentType": "image/png, image/jpeg", "headers": {
              "X-Width": { "required": true, "schema": { "type": "integer" } }, "Content-Type": { "schema": { "type": "string" } } } },
            "note": { "headers": { "X-Tags": { "schema": { "type": "array", "items": { "type": "string" } } } } } } } } },
          "responses": { "204": { "description": "" } } } },
        "/thing": { "get": { "operationId": "X_Get", "responses": { "200": { "description": "", "content": { "application/json": {
          "schema": { "$ref": "#/components/schemas/Thing" } } } } } } }
        """,
        """
        "Thing": { "type": "object", "properties": {
          "plain": { "type": "string", "contentEncoding": "base64" },
          "url": { "type": "string", "contentEncoding": "base64url" },
          "nullable": { "type": ["string", "null"], "contentEncoding": "BASE64" },
          "other": { "type": "string", "contentEncoding": "quoted-printable" },
          "list": { "type": "array", "items": { "type": "string", "contentEncoding": "base64" } } } }
        """, version: "3.1.0")).Run().Compiles());

    [Fact]
    public void Encoded_strings_are_bytes()
    {
        const string Json = """{"plain":"//4=","url":"__4","nullable":"AQID","other":"a=3D","list":["AQ=="]}""";
        Model thing = new(Generated.Value.Type("Thing"));
        object read = thing.Read(Json);

        Assert.Equal(ValueList.Create<byte>([0xff, 0xfe]), Model.Get(read, "Plain"));
        Assert.Equal(ValueList.Create<byte>([0xff, 0xfe]), Model.Get(read, "Url"));
        Assert.Equal(ValueList.Create<byte>([1, 2, 3]), Model.Get(read, "Nullable"));
        Assert.Equal("a=3D", Model.Get(read, "Other"));
        Assert.Equal(Json, thing.Write(read));
        Assert.Single(Generated.Value.Reported, id => id == "BJG3022");
    }

    [Fact]
    public async Task Parts_have_the_headers_of_their_encoding()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync(
            "X", "Form", ("img", new FilePart(new MemoryStream(Encoding.UTF8.GetBytes("png")), "a.png")), ("imgXWidth", 3L),
            ("data", ValueList.Create<byte>([1, 2, 3])), ("note", "n"), ("noteXTags", new[] { "a", "b" }), ("json", "[1]"));

        // A file name would make it a file for the server.
        Assert.Contains(
            "Content-Type: application/json\r\nContent-Disposition: form-data; name=\"json\"\r\n\r\n[1]", caller.Body,
            StringComparison.Ordinal);
        Assert.Contains(
            "Content-Type: image/png\r\nContent-Disposition: form-data; name=\"img\"; filename=\"a.png\"\r\nX-Width: 3\r\n\r\npng",
            caller.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"data\"\r\n\r\nAQID", caller.Body, StringComparison.Ordinal);
        Assert.Contains("name=\"note\"\r\nX-Tags: a,b\r\n\r\nn", caller.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_is_null_is_left_out_and_a_line_break_refused()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Form", ("img", new FilePart(new MemoryStream())), ("imgXWidth", 3L), ("note", "n"));
        Assert.DoesNotContain("X-Tags", caller.Body, StringComparison.Ordinal);

        Exception fault = await Assert.ThrowsAnyAsync<Exception>(() => caller.CallAsync(
            "X", "Form", ("img", new FilePart(new MemoryStream())), ("imgXWidth", 3L), ("note", "n"), ("noteXTags", new[] { "a\r\nb" })));
        Assert.IsType<ArgumentException>(fault.InnerException ?? fault);
    }

    [Fact]
    public void Headers_of_urlencoded_fields_are_reported() =>
        Assert.Contains("BJG3022", TestProject.Of(ApiReading.OpenApi(
            """
            "/form": { "post": { "operationId": "X_Form", "requestBody": { "content": { "application/x-www-form-urlencoded": {
              "schema": { "type": "object", "properties": { "a": { "type": "string" } } },
              "encoding": { "a": { "headers": { "X-A": { "schema": { "type": "string" } } } } } } } },
              "responses": { "204": { "description": "" } } } }
            """)).Run().Compiles().Reported);
}
