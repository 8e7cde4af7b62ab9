using BackupJobsGen.Documents;
using BackupJobsGen.Testing.Answers;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Operations;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing;

/// <summary>References where a document may have an object instead.</summary>
public class ReferenceTests
{
    [Fact]
    public void An_operation_may_be_a_reference()
    {
        LoadedDocument document = LoadedDocument.Parse(
            """
            { "openapi": "3.0.0", "paths": { "/a": { "put": { "$ref": "#/x-operation" } } },
              "x-operation": { "operationId": "A_Put", "responses": { "204": { "description": "" } } } }
            """,
            "api.json");

        DocumentOperation? operation = new OperationTable(document).Find("A_Put");
        Assert.Equal("PUT /a", operation?.ToString());
        Assert.Single(operation!.Responses);
    }

    [Theory]
    [InlineData(""" "parameters": [ { "$ref": "#/components/schemas/S" } ] """, "parameter")]
    [InlineData(""" "requestBody": { "$ref": "#/components/schemas/S" } """, "request body")]
    [InlineData(""" "responses": { "200": { "$ref": "#/components/schemas/S" } } """, "response")]
    [InlineData(
        """ "responses": { "200": { "description": "", "headers": { "H": { "$ref": "#/components/schemas/S" } } } } """, "header")]
    [InlineData(
        """ "responses": { "200": { "content": { "application/json": { "$ref": "#/components/schemas/S" } } } } """, "media type")]
    [InlineData(
        """ "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/headers/H" } } } } } """,
        "schema")]
    [InlineData(
        """
        "responses": { "200": { "content": { "application/json": { "examples": { "a": { "$ref": "#/components/schemas/S" } } } } } }
        """,
        "example")]
    public async Task A_reference_to_something_else_is_an_error(string operation, string kind)
    {
        MockDocumentException fault = await Assert.ThrowsAsync<MockDocumentException>(async () =>
        {
            await using MockServer server = MockServer.Parse(
                $$"""
                { "openapi": "3.1.0", "paths": { "/a": { "put": { {{operation}} } } },
                  "components": { "schemas": { "S": { "type": "string" } }, "headers": { "H": { "schema": { "type": "string" } } } } }
                """);
            using HttpClient client = server.CreateClient();
            using StringContent body = new("{}", System.Text.Encoding.UTF8, "application/json");
            await client.PutAsync(new Uri("/a", UriKind.Relative), kind == DocumentPlaces.RequestBody ? body : null);
        });

        Assert.Contains($"and not the {kind} that is needed here", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_of_Swagger_in_files_have_the_form_of_their_document()
    {
        string folder = Directory.CreateTempSubdirectory("backupjobs-mock-").FullName;
        try
        {
            string file = Path.Combine(folder, "api.json");
            File.WriteAllText(
                file, """{ "swagger": "2.0", "info": {}, "produces": [ "application/json" ], "paths": { "/a": { "get": { "$ref": "a.json" } } } }""");
            File.WriteAllText(
                Path.Combine(folder, "a.json"),
                """
                { "operationId": "A_Get", "parameters": [ { "name": "p", "in": "query", "type": "array", "collectionFormat": "multi" } ],
                  "responses": { "200": { "description": "", "schema": { "enum": [ "only" ] } } } }
                """);
            LoadedDocument document = LoadedDocument.Load(file);
            DocumentOperation operation = new OperationTable(document).Find("A_Get")!;

            Assert.True(Assert.Single(operation.Parameters).IsExploded);
            MockRequest request = new("GET", new Uri("http://localhost/a"), [], []);
            DeclaredResponses responses = new(document, new Discriminators(document), 0);
            Assert.Equal("only", responses.Body(operation, 200, request).Value?.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
