using System.Text;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Reading;

namespace BackupJobsGen.Tests.Compile;

/// <summary>A form that is one of several objects has the fields of all; which belong together is for the caller to know.</summary>
public sealed class FormVariantTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(ApiReading.OpenApi(
        """
        "/token": { "post": { "operationId": "X_Token", "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": {
            "schema": { "oneOf": [ { "$ref": "#/components/schemas/Code" }, { "$ref": "#/components/schemas/Password" } ] } } } },
          "responses": { "204": { "description": "" } } } },
        "/upload": { "post": { "operationId": "X_Upload", "requestBody": { "required": true, "content": { "multipart/form-data": {
            "schema": { "anyOf": [ { "type": "object", "required": [ "url" ], "properties": { "url": { "type": "string" } } },
              { "type": "object", "required": [ "file" ], "properties": { "file": { "type": "string", "format": "binary" } }, "additionalProperties": { "type": "string" } } ] } } } },
          "responses": { "204": { "description": "" } } } }
        """,
        """
        "Code": { "type": "object", "required": [ "grant_type", "code" ], "properties": { "grant_type": { "type": "string", "enum": [ "authorization_code" ] }, "code": { "type": "string" }, "scope": { "type": "string" } } },
        "Password": { "type": "object", "required": [ "grant_type", "password" ], "properties": { "grant_type": { "type": "string", "enum": [ "password" ] }, "password": { "type": "string", "format": "password" } } }
        """)).Run().Compiles());

    [Fact]
    public async Task A_constant_that_differs_is_an_argument()
    {
        Caller caller = new(Generated.Value);
        object grant = Activator.CreateInstance(caller.TypeOf("X", "Token", "grantType"), "password")!;

        await caller.CallAsync("X", "Token", ("grantType", grant), ("password", "p w"));

        Assert.Equal("grant_type=password&password=p+w", caller.Body);
    }

    [Fact]
    public async Task A_file_of_one_variant_is_a_file()
    {
        Caller caller = new(Generated.Value);
        await caller.CallAsync("X", "Upload", ("file", new FilePart(new MemoryStream(Encoding.UTF8.GetBytes("x")), "a.txt")));

        Assert.Contains("name=\"file\"; filename=\"a.txt\"", caller.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"url\"", caller.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_are_not_declared_are_reported() => Assert.Equal(["BJG3022"], Generated.Value.Reported);
}
