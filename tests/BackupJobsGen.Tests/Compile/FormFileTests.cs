using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Files of forms, in every way in which documents write them.</summary>
public sealed class FormFileTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/x": { "post": { "operationId": "X_Up", "requestBody": { "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Upload" } } } },
          "responses": { "204": { "description": "" } } } }
        """,
        """
        "File": { "type": "string", "format": "binary" },
        "Content": { "type": "string", "contentMediaType": "text/csv" },
        "Upload": { "allOf": [ { "type": "object", "properties": { "referenced": { "$ref": "#/components/schemas/File" } } }, { "type": "object", "properties": {
          "nullable": { "anyOf": [ { "$ref": "#/components/schemas/File" }, { "type": "null" } ] },
          "nullableContent": { "anyOf": [ { "type": "string", "contentMediaType": "text/csv" }, { "type": "null" } ] },
          "wrapped": { "allOf": [ { "$ref": "#/components/schemas/Content" } ], "description": "A table." },
          "typeList": { "type": [ "string", "null" ], "format": "binary" },
          "nullableList": { "anyOf": [ { "type": "array", "items": { "$ref": "#/components/schemas/Content" } }, { "type": "null" } ] },
          "oneOrMore": { "anyOf": [ { "$ref": "#/components/schemas/File" }, { "type": "array", "items": { "$ref": "#/components/schemas/File" } } ] } } } ] }
        """, version: "3.1.0")).Run().Compiles());

    [Theory]
    [InlineData("referenced", typeof(FilePart), "application/octet-stream")]
    [InlineData("nullable", typeof(FilePart), "application/octet-stream")]
    [InlineData("nullableContent", typeof(FilePart), "text/csv")]
    [InlineData("wrapped", typeof(FilePart), "text/csv")]
    [InlineData("typeList", typeof(FilePart), "application/octet-stream")]
    [InlineData("nullableList", typeof(IEnumerable<FilePart>), "text/csv")]
    [InlineData("oneOrMore", typeof(IEnumerable<FilePart>), "application/octet-stream")]
    public async Task A_file_is_a_part_with_name_and_media_type(string field, Type type, string mediaType)
    {
        Caller caller = new(Generated.Value);
        FilePart file = new(new MemoryStream(Encoding.UTF8.GetBytes("text")), "a.csv");

        await caller.CallAsync("X", "Up", (field, type == typeof(FilePart) ? file : new[] { file }));

        Assert.Equal(type, caller.TypeOf("X", "Up", field));
        Assert.Contains(
            $"Content-Type: {mediaType}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.csv\"\r\n\r\ntext", caller.Body,
            StringComparison.Ordinal);
    }
}
