using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Specs.Tests.Reading;

public sealed class SpecReaderTests : IDisposable
{
    private static readonly Dictionary<string, string> All = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("backupjobs-specs-").FullName;

    [Fact]
    public void A_file_is_read_with_what_it_refers_to_beside_it()
    {
        Write(
            "common/types.json",
            """{ "definitions": { "Thing": { "properties": { "a": { "$ref": "../more.json#/definitions/A" } } } } }""");
        Write("more.json", """{ "definitions": { "A": { "type": "integer", "format": "int32" } } }""");
        string file = Write("api/jobs.json", Swagger.Document(Swagger.Get("""{ "$ref": "../common/types.json#/definitions/Thing" }""")));

        (SpecSide old, SpecSide now) = SpecReader.Read(file, file, All);

        Assert.Empty(old.Problems);
        Assert.Equal("JobsClient", old.Client.Name);
        Assert.Equal(["Thing"], old.Client.Types.Select(type => type.Name));
        Assert.Empty(SpecDiff.Between(old.Client, now.Client).Changes);
    }

    [Fact]
    public void An_operation_in_a_file_of_its_own_is_compared()
    {
        const string Api = """{ "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": { "/a": { "get": { "$ref": "a.json" } } } }""";
        string[] files = [.. new[] { "string", "boolean" }.Select(type =>
        {
            Write(
                $"{type}/a.json",
                $$"""
                { "operationId": "Jobs_Get", "responses": { "200": { "description": "",
                  "content": { "application/json": { "schema": { "type": "{{type}}" } } } } } }
                """);
            return Write($"{type}/jobs.json", Api);
        })];

        (SpecSide old, SpecSide now) = SpecReader.Read(files[0], files[1], All);

        SpecChange change = Assert.Single(SpecDiff.Between(old.Client, now.Client).Changes);
        Assert.Equal(("JobsClient.Jobs.GetAsync", "Jobs_Get"), (change.Name, change.Wire));
    }

    [Fact]
    public void A_folder_is_all_documents_with_operations_and_both_sides_have_one_name()
    {
        Write("old/b.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Get")));
        Write("old/a/a.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Jobs_List", "/jobs")));
        Write("old/types.json", """{ "swagger": "2.0", "info": { "title": "T", "version": "1" }, "paths": {}, "definitions": {} }""");
        Write("old/example.json", """{ "responses": {} }""");
        string file = Write("new.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Get")));

        (SpecSide old, SpecSide now) = SpecReader.Read(Path.Combine(_folder, "old"), file, All);

        Assert.Equal(["AClient.Jobs.ListAsync", "AClient.Things.GetAsync"], old.Client.Operations.Select(operation => operation.Name));
        Assert.Equal("AClient", now.Client.Name);
        Assert.Equal(
            ["AClient.Jobs", "AClient.Jobs.ListAsync"], SpecDiff.Between(old.Client, now.Client).Changes.Select(change => change.Name));
    }

    [Fact]
    public void Patterns_select_and_those_that_select_nothing_are_known()
    {
        string file =
            Write(
                "api.json",
                Swagger.Document(
                    $"{Swagger.Get("""{ "type": "string" }""", "Things_Get")}, {Swagger.Get("""{ "type": "string" }""", "Jobs_List", "/jobs")}"));

        Dictionary<string, string> options =
            new() { ["ClientName"] = "TestClient", ["Operations"] = "Things_*;Nothing_*", ["Paths"] = "/nowhere/**" };
        SpecSide side = SpecReader.Read(file, file, options).Old;

        Assert.Equal(["TestClient.Things.GetAsync"], side.Client.Operations.Select(operation => operation.Name));
        Assert.Equal(["/nowhere/**", "Nothing_*"], side.Unmatched.Order(StringComparer.Ordinal));
        Assert.Empty(side.Problems);
    }

    [Fact]
    public void A_side_on_which_nothing_is_selected_is_an_empty_client()
    {
        string old = Write("old.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Get")));
        string now = Write("new.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get")));

        (SpecSide before, SpecSide after) = SpecReader.Read(
            old, now, new Dictionary<string, string> { ["ClientName"] = "TestClient", ["Operations"] = "Things_*" });

        Assert.Equal(
            [ChangeKind.Removed, ChangeKind.Removed], SpecDiff.Between(before.Client, after.Client).Changes.Select(change => change.Kind));
    }

    [Fact]
    public void Faults_have_file_line_and_column()
    {
        string file = Write("api.json", "{\n  \"swagger\": \"2.0\",\n  \"paths\": { \"/a\": {} \"x\" }\n}");

        BackupJobsGen.Problem fault = SpecReader.Read(file, file, All).Old.Problems[0];

        Assert.Equal(("BJG1001", file, 3, 23), (fault.Id, fault.File, fault.Line + 1, fault.Column + 1));
    }

    [Fact]
    public void A_folder_without_a_document_and_a_file_that_is_not_there_are_errors()
    {
        Assert.Contains(
            "OpenAPI", Assert.Throws<FileNotFoundException>(() => SpecReader.Read(_folder, _folder, All)).Message,
            StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => SpecReader.Read(Path.Combine(_folder, "none.json"), _folder, All));
    }

    [Fact]
    public void YAML_is_read_as_a_build_reads_it_with_positions()
    {
        Write("types.yml", "definitions:\n  Thing:\n    type: object\n    properties: { a: { type: string } }\n");
        string file = Write(
            "jobs.yaml",
            """
            swagger: "2.0"
            info: { title: Jobs, version: "1" }
            paths:
              /a:
                get:
                  operationId: Things_Get
                  responses:
                    200: { description: OK, schema: { $ref: 'types.yml#/definitions/Thing' } }
                    400: { description: Bad, schema: { $ref: '#/nowhere' } }
            """);

        SpecSide side = SpecReader.Read(file, file, All).Old;

        Assert.Equal(["Thing"], side.Client.Types.Select(type => type.Name));
        Assert.Equal((file, 9, 50), (side.Problems[0].File, side.Problems[0].Line + 1, side.Problems[0].Column + 1));
        Assert.Equal(["JobsClient.Things.GetAsync"], SpecReader.Read(_folder, file, All).Old.Client.Operations.Select(one => one.Name));
    }

    [Fact]
    public void Overlays_are_applied_to_both_sides_and_extend_one_of_them()
    {
        string old = Write("old.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Get")));
        string now = Write("new.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Fetch")));
        string other = Write("other.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Things_Fetch")));
        string overlay = Write(
            "names.overlay.yaml",
            """
            overlay: 1.0.0
            info: { title: Names, version: "1" }
            extends: old.json
            actions:
              - target: $.paths.*.get
                update: { operationId: Things_Read }
            """);
        Dictionary<string, string> options = new() { ["Overlays"] = overlay };

        (SpecSide before, SpecSide after) = SpecReader.Read(old, now, options);

        Assert.Empty(before.Problems.Concat(after.Problems));
        Assert.Equal(["OldClient.Things.ReadAsync"], after.Client.Operations.Select(operation => operation.Name));
        Assert.Empty(SpecDiff.Between(before.Client, after.Client).Changes);
        Assert.Empty(SpecReader.Read(Path.GetRelativePath(Environment.CurrentDirectory, old), now, options).Old.Problems);
        Assert.Equal("BJG1012", Assert.Single(SpecReader.Read(now, other, options).Old.Problems).Id);
    }

    [Fact]
    public void The_selection_is_that_of_an_item()
    {
        string file = Write("api.json", Swagger.Document(string.Join(
            ", ",
            Swagger.Get("""{ "type": "string" }""", "Things_Get"),
            Swagger.Get("""{ "type": "string" }""", "Jobs_List", "/jobs"),
            Swagger.Get("""{ "type": "string" }""", "Jobs_Old", "/jobs/old")
                .Replace("\"operationId\"", "\"deprecated\": true, \"operationId\"", StringComparison.Ordinal))));

        Assert.Equal(
            ["ApiClient.Jobs.ListAsync"],
            Names(new() { ["ExcludePaths"] = "/things/**;/a", ["ExcludeOperations"] = "Things_*", ["IncludeDeprecated"] = "false" }));
        Assert.Empty(Names(new() { ["ModelsOnly"] = "true" }));
        Assert.Contains(
            SpecReader.Read(file, file, new Dictionary<string, string> { ["GroupBy"] = "nothing" }).Old.Problems,
            problem => problem.Id == "BJG2015");

        IEnumerable<string> Names(Dictionary<string, string> metadata) =>
            SpecReader.Read(file, file, metadata).Old.Client.Operations.Select(operation => operation.Name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }
}
