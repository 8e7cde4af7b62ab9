namespace BackupJobs.Cli.Tests.Specs;

/// <summary>A folder with a lock file, and a source of documents for it.</summary>
public abstract class SpecRefreshFolder : IAsyncLifetime
{
    private protected string Folder { get; } = Directory.CreateTempSubdirectory("backupjobs-refresh-").FullName;

    private protected SpecServer Server { get; private set; } = null!;

    private protected string LockPath => Path.Combine(Folder, "openapi.lock.json");

    public async Task InitializeAsync()
    {
        Server = await SpecServer.StartAsync();
        Server.Files["/v1/pets.json"] = Document("name");
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private protected async Task<Ran> Run(string verb, params string[] arguments) =>
        await new TestShell { Trust = Server.Trust }.Run(["spec", verb, .. arguments, "--lock", LockPath]);

    private protected static string[] Cells(string line) =>
        line.Split("  ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private protected string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private protected IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));

    private protected static string Document(
        string property, string type = """{ "type": "string" }""", string more = """{ "type": "string" }""") => $$"""
        { "swagger": "2.0", "info": { "title": "Pets", "version": "1" },
          "paths": { "/pets": { "get": { "operationId": "Pets_List", "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/Pet" } } } } } },
          "definitions": { "Pet": { "type": "object", "properties": { "{{property}}": {{type}}, "more": {{more}} } } } }
        """;
}
