namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Documents in YAML, in a project that has only the packages.</summary>
[Collection(PackagesGroup.Name)]
public sealed class YamlTests(PackedPackages packages)
{
    private const string Pets = """
        openapi: 3.0.3
        info: { title: Pets, version: "1" }
        paths:
          /pets/{id}:
            get:
              operationId: Pets_Get
              parameters:
                - { name: id, in: path, required: true, schema: { type: string } }
              responses:
                200:
                  description: ok
                  content: { application/json: { schema: { $ref: 'common.yml#/Pet' } } }
                default:
                  description: no
                  content: { application/json: { schema: { $ref: 'errors.json#/Problem' } } }
        """;

    private const string Common = """
        Pet:
          type: object
          properties:
            name: { type: string }
            country: { type: string, enum: [no, on] }
        """;

    [Fact]
    public void A_client_of_YAML_and_JSON_builds_and_follows_each_edit()
    {
        Consumer consumer = Project("yaml");
        consumer.Build("App").Clean();
        Assert.Equal("name country no on", consumer.Run("App"));

        BuildResult again = consumer.Build("App", "-v:detailed");
        Assert.DoesNotContain("Task \"PrepareDocument\"", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Task \"Csc\"", again.Output, StringComparison.Ordinal);

        consumer.File("App/common.yml", Common + "\n    nick: { type: string }");
        BuildResult edited = consumer.Build("App", "-v:detailed");
        Assert.Equal(1, edited.Output.Split("Task \"PrepareDocument\"").Length - 1);
        Assert.Equal("name country nick no on", consumer.Run("App"));
    }

    [Fact]
    public void What_is_wrong_in_YAML_is_reported_at_its_line_and_column_until_it_is_corrected()
    {
        Consumer consumer = Project("wrong-yaml").File("App/common.yml", Common + "\n    name: { type: integer }");
        Assert.Equal(("BJG1009", 6, 5), Position(consumer));
        Assert.Equal(("BJG1009", 6, 5), Position(consumer));

        consumer.File("App/common.yml", Common.Replace("string }", "strange }", StringComparison.Ordinal));
        BuildMessage unknown = Assert.Single(consumer.Build("App").Messages);
        Assert.Equal(("BJG3002", 4, 19), (unknown.Id, unknown.Line, unknown.Column));
        Assert.EndsWith(Path.Combine("App", "common.yml"), unknown.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_time_build_converts_too()
    {
        Consumer consumer = Project("design-yaml");
        consumer.Build("App", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true");
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(consumer.Folder, "App/obj/Debug/net10.0/BackupJobsGen"), "*.json").Count());
    }

    private static (string, int, int) Position(Consumer consumer)
    {
        // The program uses types of the client, which the compiler misses as well.
        BuildMessage error = Assert.Single(
            consumer.Build("App").Failed().Errors, message => message.Id.StartsWith("BJG", StringComparison.Ordinal));
        Assert.EndsWith(Path.Combine("App", "common.yml"), error.File, StringComparison.Ordinal);
        return (error.Id, error.Line, error.Column);
    }

    private Consumer Project(string name) => new Consumer(packages, name)
        .Program("App", """
            <OpenApiClient Include="pets.yaml" Namespace="Contoso" ClientName="PetClient" />
            <OpenApiClientReference Include="common.yml;errors.json" />
            """)
        .File("App/pets.yaml", Pets)
        .File("App/common.yml", Common)
        .File("App/errors.json", """{ "Problem": { "type": "object", "properties": { "pet": { "$ref": "common.yml#/Pet" } } } }""")
        .File("App/Program.cs", """
            using Contoso;

            IEnumerable<string> names = typeof(Pet).GetProperties()
                .Where(property => property.CanWrite && property.Name is not "AdditionalProperties")
                .Select(property => property.Name.ToLowerInvariant());
            Console.WriteLine(string.Join(' ', names.Concat([PetCountry.No.ToString(), PetCountry.On.ToString()])));
            """);
}
