namespace BackupJobs.Cli.Tests.Specs;

public sealed class SpecAddTests : SpecRefreshFolder
{
    [Fact]
    public async Task An_invalid_document_is_not_written_without_an_overlay()
    {
        Server.Files["/v1/broken.json"] = Document("name", """{ "$ref": "#/definitions/Nothing" }""");
        Ran added = await Run("add", Server.Url("/v1/broken.json"));
        Assert.Equal(1, added.Exit);
        Assert.Contains("broken.json(3,", added.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was written", added.Error, StringComparison.Ordinal);
        Assert.Empty(Files());

        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v1/pets.json"] = Server.Files["/v1/broken.json"];
        Ran refused = await Run("refresh", "--accept");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal(Document("name"), Text("specs/pets.json"));

        await File.WriteAllTextAsync(Path.Combine(Folder, "repair.overlay.yaml"), """
            overlay: 1.0.0
            info: { title: Repair, version: "1" }
            actions: [{ target: $.definitions, update: { Nothing: { type: string } } }]
            """);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Pets.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <OpenApiClient Include="specs/pets.json" ClientName="PetClient" Overlays="repair.overlay.yaml" Operations="Pets_*;Nothing_*" />
              </ItemGroup>
            </Project>
            """);
        Ran accepted = await Run("refresh", "--accept");
        Assert.Equal(("", 0), (accepted.Error, accepted.Exit));
        Assert.Equal(Server.Files["/v1/pets.json"], Text("specs/pets.json"));

        File.Delete(LockPath);
        File.Delete(Path.Combine(Folder, "specs/pets.json"));
        Ran repaired = await Run("add", Server.Url("/v1/pets.json"));
        Assert.Equal(("", 0), (repaired.Error, repaired.Exit));
        Assert.Equal(Server.Files["/v1/pets.json"], Text("specs/pets.json"));
    }

    [Fact]
    public async Task A_document_of_an_older_version_is_not_added()
    {
        Server.Files["/v1/old.yaml"] = "swagger: '1.2'\n";

        Ran added = await Run("add", Server.Url("/v1/old.yaml"));

        Assert.Equal(1, added.Exit);
        Assert.Contains("BJG1006", added.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("""{ "Name": { "type": "integer" } }""", "differ by the case of letters")]
    [InlineData("""{ "definitions": {} }""", "differ by the case of letters")]
    [InlineData(null, "")]
    [InlineData("""{ "Name": { "type": "string" } }""", "")]
    public async Task Files_that_differ_by_case_only_have_the_same_content(string? other, string error)
    {
        Server.Files["/v1/pets.json"] = Document(
            "name", """{ "$ref": "types.json#/Name" }""", """{ "$ref": "Types.json#/Name" }""");
        Server.Files["/v1/types.json"] = """{ "Name": { "type": "string" } }""";
        if (other is not null)
            Server.Files["/v1/Types.json"] = other;
        // What is found first is written.
        if (other is null)
            Server.Files["/v1/pets.json"] = Document("name", """{ "$ref": "Types.json#/Name" }""", """{ "$ref": "types.json#/Name" }""");

        Ran added = await Run("add", Server.Url("/v1/pets.json"));

        Assert.Contains(error, added.Error, StringComparison.Ordinal);
        Assert.Equal(error.Length == 0 ? 0 : 1, added.Exit);
        Assert.Equal(error.Length == 0 ? 3 : 0, Files().Count());
    }

    [Fact]
    public async Task A_reference_to_another_file_of_almost_the_same_name_is_not_one_to_the_document()
    {
        Server.Files["/v1/pets.json"] = Document("name", """{ "$ref": "PETS.json#/Name" }""");
        Server.Files["/v1/PETS.json"] = """{ "Name": { "type": "string" } }""";

        Ran added = await Run("add", Server.Url("/v1/pets.json"));

        Assert.Equal(1, added.Exit);
        Assert.Contains("'specs/pets.json' is two files", added.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_scheme_that_is_required_by_uri_comes_along()
    {
        Server.Files["/v1/pets.json"] = """
            { "openapi": "3.2.0", "info": { "title": "Pets", "version": "1" }, "servers": [ { "url": "https://pets.example" } ],
              "security": [ { "schemes.json#/k": [] } ],
              "paths": { "/pets": { "get": { "operationId": "Pets_List", "responses": { "204": { "description": "" } } } } } }
            """;
        Server.Files["/v1/schemes.json"] = """{ "k": { "type": "apiKey", "in": "header", "name": "X-Key" } }""";

        Ran added = await Run("add", Server.Url("/v1/pets.json"));

        Assert.Equal(("", 0), (added.Error, added.Exit));
        Assert.Equal(["openapi.lock.json", "specs/pets.json", "specs/schemes.json"], Files().Order(StringComparer.Ordinal));
        Server.Files["/v1/schemes.json"] = """{ "k": { "type": "apiKey", "in": "header", "name": "X-Other" } }""";
        Assert.Contains("X-Other", (await Run("refresh")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/pets.json")]
    [InlineData("file:///etc/passwd")]
    [InlineData("pets.json")]
    [InlineData("https://user:password@localhost/pets.json")]
    public async Task Only_https_is_added(string url)
    {
        Ran ran = await Run("add", url, "--to", "specs/more.json");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("only https is fetched", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
