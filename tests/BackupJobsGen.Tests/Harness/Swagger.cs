namespace BackupJobsGen.Tests.Harness;

/// <summary>Small documents.</summary>
internal static class Swagger
{
    /// <param name="paths">Members of paths.</param>
    /// <param name="definitions">Members of definitions.</param>
    public static string Document(string paths, string definitions = "", string more = "") => $$"""
        {
          "swagger": "2.0",
          "info": { "title": "Test", "version": "2024-01-01" },
          "host": "management.example.com",
          "schemes": ["https"],{{more}}
          "paths": { {{paths}} },
          "definitions": { {{definitions}} }
        }
        """;

    /// <summary>A GET that gives a definition of the name Thing.</summary>
    public static string Get(string schema = """{ "$ref": "#/definitions/Thing" }""", string id = "Things_Get", string path = "/things") =>
        $$"""
        "{{path}}": { "get": { "operationId": "{{id}}", "parameters": [], "responses": { "200": { "description": "OK", "schema": {{schema}} } } } }
        """;

    /// <summary>A document of one definition, Thing, with the given members.</summary>
    public static string Thing(string properties, string required = "", string definitions = "") =>
        Document(Get(), $$"""
            "Thing": { "type": "object", "required": [{{required}}], "properties": { {{properties}} } }
            """ + (definitions.Length > 0 ? ", " + definitions : ""));
}
