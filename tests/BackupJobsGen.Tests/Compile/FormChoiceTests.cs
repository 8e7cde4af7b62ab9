using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A body that is offered in several media types, one of which can carry a file.</summary>
public sealed class FormChoiceTests
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data";
    private const string Named = """{ "type": "object", "properties": { "name": { "type": "string" } } }""";
    private const string Files =
        """{ "type": "object", "properties": { "name": { "type": "string" }, "more": { "type": "array", "items": { "type": "string", "format": "binary" } } } }""";

    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        string.Join(
            ',',
            Operation("Same", "Upload", UrlEncoded, "Upload", Multipart),
            Operation("Reversed", "Upload", Multipart, "Upload", UrlEncoded),
            Operation("Json", "Upload", "application/json", "Upload", Multipart),
            Operation("Base", "Encoded", "application/json", "Upload", Multipart),
            Operation("Plain", "Named", UrlEncoded, "Named", Multipart),
            Operation("Many", "Named", UrlEncoded, "Many", Multipart)),
        $$"""
        "Upload": { "type": "object", "required": [ "file" ], "properties": { "name": { "type": "string" }, "file": { "type": "string", "format": "binary" } } },
        "Encoded": { "type": "object", "required": [ "file" ], "properties": { "name": { "type": "string" }, "file": { "type": "string", "format": "byte" } } },
        "Named": {{Named}}, "Many": {{Files}}
        """)).Run().Compiles());

    [Theory]
    [InlineData("Same")]
    [InlineData("Reversed")]
    [InlineData("Json")]
    public async Task The_media_type_that_can_carry_the_file_is_sent(string method)
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", method, ("name", "n"), ("file", new FilePart(new MemoryStream(Encoding.UTF8.GetBytes("x")), "a.txt")));

        Assert.Contains("name=\"file\"; filename=\"a.txt\"", caller.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_files_counts_although_the_other_media_type_leaves_it_out()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Many", ("name", "n"), ("more", new[] { new FilePart(new MemoryStream([1]), "b.bin") }));

        Assert.Contains("filename=\"b.bin\"", caller.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_the_first_form_is_sent()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Plain", ("name", "n"));

        Assert.Equal("name=n", caller.Body);
    }

    [Fact]
    public void Json_that_has_the_file_in_base64_stays_json() =>
        Assert.Equal("Encoded", new Caller(Generated.Value).TypeOf("X", "Base", "body").Name);

    private static string Operation(string name, string first, string firstType, string second, string secondType) => $$"""
        "/{{name}}": { "post": { "operationId": "X_{{name}}", "requestBody": { "content": {
            "{{firstType}}": { "schema": { "$ref": "#/components/schemas/{{first}}" } },
            "{{secondType}}": { "schema": { "$ref": "#/components/schemas/{{second}}" } } } },
          "responses": { "204": { "description": "" } } } }
        """;
}
