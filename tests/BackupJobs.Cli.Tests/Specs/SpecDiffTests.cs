using System.Text.Json;

namespace BackupJobs.Cli.Tests.Specs;

public sealed class SpecDiffTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backupjobs-specs-").FullName;
    private readonly string _old;

    public SpecDiffTests() =>
        _old = Write("old.json", Document("1", """ "name": { "type": "string" }, "size": { "type": "integer", "format": "int32" } """));

    [Fact]
    public async Task Text_is_a_table_with_breaking_changes_first()
    {
        Ran ran = await Diff(Write("new.json", Document("2", """ "name": { "type": "string" }, "owner|er": { "type": "string" } """)));

        Assert.Equal(10, ran.Exit);
        Assert.Empty(ran.Error);
        string[] lines = [.. ran.OutputLines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Equal(
            [
                "BREAKS CHANGE IN C# IN THE DOCUMENT OLD -> NEW",
                "wire changed OldClient api-version 1 -> 2 (of OldClient.Jobs.ListAsync)",
                "source, binary removed Job.Size size int?",
                "- added Job.OwnerEr owner|er string?",
                "2 breaking changes (source 1, binary 1, wire 1), 1 compatible.",
            ],
            lines[2..]);
    }

    [Fact]
    public async Task JSON_contains_every_change()
    {
        Ran ran =
            await Diff(Write("new.json", Document("1", """ "name": { "type": "string" } """)), "-o", "json", "--client-name", "JobsClient");

        using JsonDocument json = JsonDocument.Parse(ran.Output);
        Assert.Equal("JobsClient", json.RootElement.GetProperty("client").GetString());
        Assert.Equal(_old, json.RootElement.GetProperty("old").GetProperty("path").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("breaking").GetInt32());
        JsonElement change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            """{"change":"removed","subject":"member","name":"Job.Size","document":"size","breaks":["source","binary"],"old":"int?"}""",
            JsonSerializer.Serialize(change));
    }

    [Fact]
    public async Task Markdown_escapes_text_of_the_documents()
    {
        Ran ran =
            await Diff(
                Write(
                    "new.json",
                    Document(
                        "1",
                        """ "name": { "type": "string" }, "size": { "type": "integer", "format": "int32" }, "a|`b<i>": { "type": "string" } """)),
                "-o", "markdown");

        Assert.Equal(0, ran.Exit);
        Assert.Contains(@"|  | added | `Job.ABI` | `a\|'b<i>` | string? |", ran.OutputLines);
    }

    [Theory]
    [InlineData("none", 0, "breaking")]
    [InlineData("any", 10, "breaking")]
    [InlineData("breaking", 10, "breaking")]
    [InlineData("source", 10, "breaking")]
    [InlineData("binary", 10, "breaking")]
    [InlineData("wire", 0, "breaking")]
    [InlineData("wire", 10, "wire")]
    [InlineData("source", 0, "wire")]
    [InlineData("breaking", 0, "added")]
    [InlineData("any", 10, "added")]
    [InlineData("any", 0, "same")]
    public async Task The_severity_decides_the_exit_code(string severity, int exit, string change)
    {
        string size = """ "name": { "type": "string" }, "size": { "type": "integer", "format": "int32" } """;
        string now = change switch
        {
            "breaking" => Document("1", """ "name": { "type": "string" } """),
            "wire" => Document("2", size),
            "added" => Document("1", size + """, "more": { "type": "string" } """),
            _ => Document("1", size),
        };

        Assert.Equal(exit, (await Diff(Write("new.json", now), "--fail-on", severity)).Exit);
    }

    [Fact]
    public async Task An_invalid_document_is_reported_with_line_and_column()
    {
        string broken = Write("new.json", "{\n  \"swagger\": \"2.0\" \"paths\": {}\n}");

        Ran ran = await Diff(broken);

        Assert.Equal(1, ran.Exit);
        Assert.StartsWith($"{broken}(2,20): error BJG1001: ", ran.Error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
        Assert.Equal(1, (await Diff(Path.Combine(_folder, "nothing.json"))).Exit);
    }

    [Fact]
    public async Task An_invalid_client_name_is_rejected()
    {
        Ran ran = await Diff(_old, "--client-name", "my client");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("BackupClient", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("did you mean --operations?", "--operatons", "A_*")]
    [InlineData("breaking|source|binary|wire|any|none", "--fail-on", "sauce")]
    [InlineData("text|markdown|json", "-o", "yaml")]
    [InlineData("the pattern 'Jbos_*' matches nothing", "--operations", "Jbos_*")]
    public async Task Wrong_usage_suggests_valid_usage(string hint, params string[] arguments)
    {
        Ran ran = await Diff(_old, arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(hint, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NEW is missing", "spec", "diff", "a.json")]
    [InlineData("did you mean diff?", "spec", "dif")]
    public async Task An_incomplete_line_reports_what_is_missing(string hint, params string[] arguments)
    {
        Ran ran = await new TestShell().Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(hint, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_exit_code_and_the_values()
    {
        Ran ran = await new TestShell().Run("spec", "diff", "--help");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("10  breaking changes", ran.Output, StringComparison.Ordinal);
        Assert.Contains("--fail-on <breaking|source|binary|wire|any|none>", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("[default: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_says_how_its_client_is_made()
    {
        string yaml = Write(
            "pets.yaml",
            """
            openapi: 3.0.3
            info: { title: Pets, version: "1" }
            paths:
              /pets: { get: { operationId: Pets_List, tags: [pets], responses: { "204": { description: None } } } }
              /jobs: { get: { operationId: Jobs_List, tags: [jobs], responses: { "204": { description: None } } } }
            """);
        string now = Write(
            "new.yaml",
            (await File.ReadAllTextAsync(yaml)).Replace("Pets_List", "Pets_All", StringComparison.Ordinal)
                .Replace("Jobs_List", "Jobs_All", StringComparison.Ordinal));
        Write(
            "names.overlay.yaml",
            """
            overlay: 1.0.0
            info: { title: Names, version: "1" }
            extends: pets.yaml
            actions: [{ target: "$.paths['/pets'].get", update: { operationId: Animals_List } }]
            """);
        string project = Write(
            "Pets.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><OpenApiClient Include="pets.yaml" ClientName="PetClient" Tags="pets" Overlays="names.overlay.yaml" /></ItemGroup>
            </Project>
            """);

        Ran ran = await new TestShell().Run("spec", "diff", yaml, now, "--project", project);
        Ran other = await new TestShell().Run("spec", "diff", yaml, now, "--project", project, "--tags", "jobs", "-o", "json");
        Ran wrong = await new TestShell().Run("spec", "diff", now, yaml, "--project", project);

        Assert.Equal(("", 0), (ran.Error, ran.Exit));
        Assert.Equal("No change.", ran.OutputLines[^1]);
        Assert.Contains("\"PetClient.Jobs.ListAsync\"", other.Output, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("pets.yaml", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await new TestShell().Run("spec", "diff", yaml, now, "--project", "none.csproj")).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<Ran> Diff(string now, params string[] arguments) => new TestShell().Run(["spec", "diff", _old, now, .. arguments]);

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Document(string version, string properties) => $$"""
        { "swagger": "2.0", "info": { "title": "Jobs", "version": "{{version}}" },
          "paths": { "/jobs": { "get": { "operationId": "Jobs_List", "parameters": [{ "name": "api-version", "in": "query", "required": true, "type": "string" }],
            "responses": { "200": { "description": "OK", "schema": { "$ref": "#/definitions/Job" } } } } } },
          "definitions": { "Job": { "type": "object", "properties": { {{properties}} } } } }
        """;

    [Fact]
    public async Task Pipes_are_rejected_and_links_out_of_the_folder_are_not_followed()
    {
        if (OperatingSystem.IsWindows())
            return;
        string outside = Directory.CreateDirectory(Path.Combine(_folder, "outside")).FullName;
        string inside = Directory.CreateDirectory(Path.Combine(_folder, "inside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret.json"), """{ "definitions": { "Secret": { "type": "string" } } }""");
        foreach (string reference in new[] { "../outside/secret.json", "link/secret.json", "secret.json", "/etc/passwd%00.json" })
        {
            string document = Document("1", $$""" "name": { "$ref": "{{reference}}#/definitions/Secret" } """);
            await File.WriteAllTextAsync(Path.Combine(inside, "jobs.json"), document);
            Directory.CreateSymbolicLink(Path.Combine(inside, "loop"), inside);
            Directory.CreateSymbolicLink(Path.Combine(inside, "link"), outside);
            File.CreateSymbolicLink(Path.Combine(inside, "secret.json"), Path.Combine(outside, "secret.json"));

            Ran ran = await Diff(inside);

            Assert.Equal(1, ran.Exit);
            Assert.Contains("error BJG", ran.Error, StringComparison.Ordinal);
            Directory.Delete(inside, recursive: true);
            Directory.CreateDirectory(inside);
        }

        string pipe = Path.Combine(_folder, "pipe.json");
        using (System.Diagnostics.Process mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await mkfifo.WaitForExitAsync();
        Ran piped = await Diff(pipe);
        Assert.Equal(1, piped.Exit);
        Assert.Contains("not a regular file", piped.Error, StringComparison.Ordinal);
    }
}
