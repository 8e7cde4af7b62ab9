using System.Runtime.CompilerServices;
using BackupJobsGen.Tests.Harness;
using BackupJobsGen.Tests.Incremental;

namespace BackupJobsGen.Tests.Snapshots;

/// <summary>Compares generated code with the verified files. The generator runs twice, and the second run is cached.</summary>
internal static class Snapshot
{
    /// <param name="document">The client's only document.</param>
    /// <param name="files">The generated files to compare; all of them must compile.</param>
    /// <param name="test">Name of the snapshots.</param>
    /// <param name="file">The test class, in whose folder they are.</param>
    /// <param name="metadata">Of the client's item, each as name=value.</param>
    /// <param name="withHttp">Whether the project references Microsoft.Extensions.Http.</param>
    public static void Verify(
        string document, string[] files, string[]? metadata = null, bool withHttp = false, [CallerMemberName] string test = "",
        [CallerFilePath] string file = "")
    {
        TestProject project = new TestProject { WithHttp = withHttp }.Document("/repo/api.json", document)
            .Client(new ClientLine("/repo/api.json") { Metadata = metadata ?? [] });
        Generation generation = project.Run().Compiles();
        Rerun again = Rerun.Of(project, project);
        Assert.All(again.Steps("Documents", "Api", "Client", "Files"), reason => Assert.Contains(reason, Rerun.Unchanged));
        Assert.Empty(again.Emitted);
        foreach (string name in files)
            Verifier.Verify(WithoutVersion(generation.File(name)), name, test, file);
    }

    private static string WithoutVersion(string code) =>
        code.Replace($"(\"BackupJobsGen\", \"{BuildConstants.Version}\")", "(\"BackupJobsGen\", \"1.2.3\")", StringComparison.Ordinal);

    /// <summary>A document of OpenAPI 3.</summary>
    /// <param name="paths">Members of paths.</param>
    /// <param name="schemas">Members of the components' schemas.</param>
    /// <param name="version">Of OpenAPI.</param>
    /// <param name="servers">Items of servers.</param>
    public static string OpenApi(
        string paths, string schemas = "", string version = "3.0.3", string servers = """{ "url": "https://api.example.com" }""") => $$"""
        {
          "openapi": "{{version}}",
          "info": { "title": "Test", "version": "2024-01-01" },
          "servers": [{{servers}}],
          "paths": { {{paths}} },
          "components": { "schemas": { {{schemas}} } }
        }
        """;

    /// <summary>A document of OpenAPI 3 with one schema, Thing, that a GET returns.</summary>
    /// <param name="thing">The schema.</param>
    /// <param name="schemas">Further schemas.</param>
    /// <param name="version">Of OpenAPI.</param>
    public static string Thing(string thing, string schemas = "", string version = "3.0.3") => OpenApi(
        """
        "/things": { "get": { "operationId": "Things_Get", "responses": { "200": { "description": "OK", "content": { "application/json": {
          "schema": { "$ref": "#/components/schemas/Thing" } } } } } } }
        """,
        $"\"Thing\": {thing}{(schemas.Length > 0 ? ", " + schemas : "")}",
        version);
}
