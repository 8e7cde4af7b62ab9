using System.Text.Json;

namespace BackupJobs.Cli.Tests.Specs;

public sealed class SpecRefreshTests : SpecRefreshFolder
{
    [Fact]
    public async Task A_document_is_added_with_its_source_hash_date_and_entity_tag()
    {
        Ran ran = await Run("add", Server.Url("/v1/pets.json"));

        Assert.Equal(("", 0), (ran.Error, ran.Exit));
        Assert.Equal(Document("name"), Text("specs/pets.json"));
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(LockPath));
        Assert.Equal(Server.Host, json.RootElement.GetProperty("hosts")[0].GetString());
        JsonElement file = json.RootElement.GetProperty("documents")[0];
        Assert.Equal("specs/pets.json", file.GetProperty("path").GetString());
        Assert.Equal(Server.Url("/v1/pets.json"), file.GetProperty("url").GetString());
        Assert.Matches("^[0-9a-f]{64}$", file.GetProperty("sha256").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", file.GetProperty("date").GetString());
        Assert.Matches("^\"[0-9a-f]{8}\"$", file.GetProperty("etag").GetString());
    }

    [Theory]
    [InlineData(
        "{ \"version\": 1, \"documents\": [\n", "openapi.lock.json is invalid", "(2,1): it ends too early; a '}', a ']' or a quotation mark is missing")]
    [InlineData("{ \"version\": 1 \"hosts\": [] }", "openapi.lock.json is invalid", "(1,16): the JSON is invalid here")]
    [InlineData("{ \"version\": 1,\n  \"version\": 1 }", "openapi.lock.json is invalid", "a member occurs twice")]
    [InlineData("", "openapi.lock.json is invalid", "the file is empty")]
    public async Task A_lock_file_that_is_not_json_is_reported_with_line_and_column(string text, string what, string why)
    {
        await File.WriteAllTextAsync(LockPath, text);

        Ran ran = await Run("refresh", "--check");

        Assert.Equal(1, ran.Exit);
        Assert.Contains(what, ran.Error, StringComparison.Ordinal);
        Assert.Contains(why, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePositionInLine", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        string before = await File.ReadAllTextAsync(LockPath);

        Ran ran = await Run("refresh", "--check");

        Assert.Equal(("", 0), (ran.Error, ran.Exit));
        Assert.Equal("All documents are those of their sources.", ran.OutputLines[^1]);
        Assert.Equal(["/v1/pets.json 200", "/v1/pets.json 304"], Server.Requests);
        Assert.Equal(0, (await Run("refresh", "--accept")).Exit);
        Assert.Equal(before, await File.ReadAllTextAsync(LockPath));
    }

    [Fact]
    public async Task A_moved_source_is_compared_and_written_on_request_only()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        string before = await File.ReadAllTextAsync(LockPath);
        Server.Files["/v1/pets.json"] = Document("title");

        Ran shown = await Run("refresh");
        Ran check = await Run("refresh", "--check", "-o", "json");

        Assert.Equal(("", 0), (shown.Error, shown.Exit));
        Assert.Equal($"specs/pets.json  {Server.Url("/v1/pets.json")}  changed", shown.OutputLines[0]);
        Assert.Contains(shown.OutputLines, line => Cells(line) is [_, "removed", "Pet.Name", ..]);
        Assert.Equal("Nothing was written. To replace 1 file, run the command again with --accept.", shown.OutputLines[^1]);
        Assert.Equal(10, check.Exit);
        using JsonDocument json = JsonDocument.Parse(check.Output);
        Assert.True(json.RootElement.GetProperty("moved").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("comparisons")[0].GetProperty("summary").GetProperty("source").GetInt32());
        Assert.Equal((Document("name"), before), (Text("specs/pets.json"), await File.ReadAllTextAsync(LockPath)));

        Ran accepted = await Run("refresh", "--accept");

        Assert.Equal(("", 0), (accepted.Error, accepted.Exit));
        Assert.Equal("Wrote 1 file and openapi.lock.json.", accepted.OutputLines[^1]);
        Assert.Equal(Document("title"), Text("specs/pets.json"));
        Assert.Equal(0, (await Run("refresh", "--check")).Exit);
    }

    [Fact]
    public async Task Referenced_files_come_along_from_wherever_they_are()
    {
        Server.Files["/v1/pets.json"] = Document(
            "name", """{ "$ref": "../common/types.yaml#/definitions/Name" }""",
            $$"""{ "$ref": "https://{{Server.OtherHost}}/shared/b%20c.json#/definitions/B" }""");
        Server.Files["/common/types.yaml"] = "definitions:\n  Name: { $ref: './more.yaml#/N' }\n";
        Server.Files["/common/more.yaml"] = "N: { type: string }\n";
        Server.Files["/shared/b c.json"] = """{ "definitions": { "B": { "$ref": "deeper/c.json" } } }""";
        Server.Files["/shared/deeper/c.json"] = """{ "type": "integer", "format": "int32" }""";
        await File.WriteAllTextAsync(LockPath, $$"""
            { "version": 1, "hosts": ["{{Server.Host}}", "{{Server.OtherHost}}"],
              "documents": [{ "path": "specs/v1/pets.json", "url": "{{Server.Url("/v1/pets.json")}}" }] }
            """);

        Ran ran = await Run("refresh", "--accept");

        Assert.Equal(("", 0), (ran.Error, ran.Exit));
        string external = $"specs/v1/external/127.0.0.1_{Server.Port}/shared";
        Assert.Equal(
            [
                "openapi.lock.json", "specs/common/more.yaml", "specs/common/types.yaml", $"{external}/b c.json",
                $"{external}/deeper/c.json", "specs/v1/pets.json",
            ],
            Files().Order(StringComparer.Ordinal));
        string written = $"\"external/127.0.0.1_{Server.Port}/shared/b%20c.json#/definitions/B\"";
        Assert.Contains(written, Text("specs/v1/pets.json"), StringComparison.Ordinal);
        Assert.Equal(0, (await Run("refresh", "--check")).Exit);
        Assert.Equal(5, Server.Requests.Count(request => request.EndsWith(" 304", StringComparison.Ordinal)));
        string document = Path.Combine(Folder, "specs/v1/pets.json");
        Ran diff = await new TestShell().Run("spec", "diff", document, document);
        Assert.Equal(("", 0), (diff.Error, diff.Exit));

        // A reference that is gone takes its file along.
        Server.Files["/v1/pets.json"] = Document("name", """{ "$ref": "../common/types.yaml#/definitions/Name" }""");
        Assert.Equal(0, (await Run("refresh", "--accept")).Exit);
        Assert.DoesNotContain(Files(), file => file.Contains("external", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_a_referenced_file_alone_is_found()
    {
        Server.Files["/v1/pets.json"] = Document("name", """{ "$ref": "types.json#/definitions/Name" }""");
        Server.Files["/v1/types.json"] = """{ "definitions": { "Name": { "type": "string" } } }""";
        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v1/types.json"] = """{ "definitions": { "Name": { "type": "boolean" } } }""";

        Ran ran = await Run("refresh", "--check");

        Assert.Equal(10, ran.Exit);
        Assert.Contains($"  specs/types.json  {Server.Url("/v1/types.json")}  changed", ran.OutputLines);
        Assert.Contains("string? -> bool?", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clients_of_the_project_are_compared_with_their_overlays_and_selection()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "names.overlay.yaml"), """
            overlay: 1.0.0
            info: { title: Names, version: "1" }
            extends: specs/pets.json
            actions: [{ target: $.definitions.Pet, update: { x-ms-client-name: Animal } }]
            """);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Pets.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <OpenApiClient Include="specs/*.json" ClientName="AnimalClient" Namespace="A" Overlays="names.overlay.yaml" />
                <OpenApiClient Include="specs/pets.json" ClientName="NoneClient" Namespace="B" Operations="Pets_List" ModelsOnly="true" />
              </ItemGroup>
            </Project>
            """);
        Server.Files["/v1/pets.json"] = Document("title");

        Ran ran = await Run("refresh", "-o", "json");

        Assert.Equal(("", 0), (ran.Error, ran.Exit));
        using JsonDocument json = JsonDocument.Parse(ran.Output);
        Assert.Equal(
            ["AnimalClient", "NoneClient"],
            json.RootElement.GetProperty("comparisons").EnumerateArray().Select(client => client.GetProperty("client").GetString()));
        Assert.Contains("Animal.Title", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_document_is_not_lost()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/pets.json"), Document("mine"));

        Ran ran = await Run("refresh", "--accept");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("overlay", ran.Error, StringComparison.Ordinal);
        Assert.Equal(Document("mine"), Text("specs/pets.json"));
        Assert.Equal(10, (await Run("refresh", "--check")).Exit);
        File.Delete(Path.Combine(Folder, "specs/pets.json"));
        Assert.Equal(0, (await Run("refresh", "--accept")).Exit);
        Assert.Equal(Document("name"), Text("specs/pets.json"));
    }

    [Fact]
    public async Task Other_line_ends_are_no_change_and_an_interrupted_refresh_is_completed()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/pets.json"), Document("name").ReplaceLineEndings("\r\n"));
        Assert.Equal(0, (await Run("refresh", "--check")).Exit);

        // The document was replaced, and the lock file was not.
        Server.Files["/v1/pets.json"] = Document("title");
        await File.WriteAllTextAsync(Path.Combine(Folder, "specs/pets.json"), Document("title"));
        Assert.Equal(0, (await Run("refresh", "--accept")).Exit);
        Ran after = await Run("refresh", "--check");
        Assert.Equal((0, ""), (after.Exit, after.Error));
        Assert.EndsWith(" 304", Server.Requests.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_what_is_there_compares_and_replaces_on_request()
    {
        await Run("add", Server.Url("/v1/pets.json"));
        Server.Files["/v2/pets.json"] = Document("title");

        Ran shown = await Run("add", Server.Url("/v2/pets.json"));
        Assert.Equal(0, shown.Exit);
        Assert.Contains("Pet.Title", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Document("name"), Text("specs/pets.json"));

        Assert.Equal(0, (await Run("add", Server.Url("/v2/pets.json"), "--accept")).Exit);
        Assert.Equal(Document("title"), Text("specs/pets.json"));
        Assert.Contains("/v2/pets.json", await File.ReadAllTextAsync(LockPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_document_is_refreshed_by_its_path()
    {
        Server.Files["/v1/more.json"] = Document("name");
        await Run("add", Server.Url("/v1/pets.json"));
        await Run("add", Server.Url("/v1/more.json"), "--to", "more.json");
        Server.Requests.Clear();

        Assert.Equal(0, (await Run("refresh", "more.json")).Exit);
        Assert.Equal(["/v1/more.json 304"], Server.Requests);
        Ran wrong = await Run("refresh", "none.json");
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("specs/pets.json, more.json", wrong.Error, StringComparison.Ordinal);
    }
}
