using System.Reflection;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Tests.Compile;

/// <summary>What items select of a document, and how the client presents it.</summary>
public class SelectionOptionTests
{
    private static Generation Generate(params string[] metadata) => TestProject.Of(Zoo.Document, metadata: metadata).Run().Compiles();

    private static string Types(Generation generation) => string.Join(
        " ", generation.Files.Keys.Select(file => file.Split('.')[1]).Order(StringComparer.Ordinal));

    private static string Methods(Generation generation, string type) => string.Join(
        " ",
        generation.Type(type).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method is { IsSpecialName: false, Name: not "With" })
            .Select(method => method.Name).Order(StringComparer.Ordinal));

    private static string[] Warnings(Generation generation) => [.. generation.Result.Diagnostics
        .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)
        .Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}")];

    [Theory]
    [InlineData("Tags=pets", "listPets pets_add pets_remove")]
    [InlineData("Tags=PUB*;staff only", "listPets Keepers_List")]
    [InlineData("ExcludeOperations=pets_*", "listPets Keepers_List health")]
    [InlineData("ExcludePaths=/v1/**", "Keepers_List health")]
    [InlineData("IncludeDeprecated=false", "listPets pets_add Keepers_List health")]
    public void Operations_are_selected_and_left_out(string metadata, string expected)
    {
        Generation generation = Generate(metadata);

        string code = string.Concat(generation.Files.Values);
        Assert.All(
            ["listPets", "pets_add", "pets_remove", "Keepers_List", "health"],
            id => Assert.Equal(expected.Split(' ').Contains(id), code.Contains($"<c>{id}</c>", StringComparison.Ordinal)));
        Assert.Empty(Warnings(generation));
    }

    [Theory]
    [InlineData("OperationId", "KeepersOperations: ListAsync, PetsOperations: AddAsync RemoveAsync, TestClient: HealthAsync ListPetsAsync")]
    [InlineData("tag", "PetsOperations: AddAsync ListPetsAsync RemoveAsync, StaffOnlyOperations: KeepersListAsync, TestClient: HealthAsync")]
    [InlineData("PATH", "HealthOperations: HealthAsync, KeepersOperations: ListAsync, TestClient: , V1Operations: ListPetsAsync PetsAddAsync PetsRemoveAsync")]
    public void Operations_are_grouped(string by, string expected)
    {
        Generation generation = Generate("GroupBy=" + by);

        Assert.Equal(
            expected,
            string.Join(
                ", ",
                generation.Assembly.GetTypes().Select(type => type.Name)
                    .Where(name => name == "TestClient" || name.EndsWith("Operations", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal).Select(name => $"{name}: {Methods(generation, name)}")));
    }

    [Theory]
    [InlineData("GroupBy=OperationId")]
    [InlineData("GroupBy=Tag")]
    [InlineData("ModelsOnly=true")]
    public void Internal_clients_show_nothing_to_other_assemblies(string with)
    {
        Generation generation = Generate("Accessibility=Internal", with);

        Assert.Empty(generation.Assembly.GetExportedTypes());
        Assert.Contains(generation.Assembly.GetTypes(), type => type.Name == "Cat");
    }

    [Theory]
    [InlineData("KeepSchemas=Event", "Event")]
    [InlineData("KeepSchemas=cat*", "CatalogEntry")]
    [InlineData("KeepSchemas=Event;CatalogEntry", "CatalogEntry Event")]
    [InlineData("KeepSchemas=Event, CatalogEntry", "CatalogEntry Event")]
    public void Schemas_that_nothing_reaches_are_kept(string metadata, string expected)
    {
        string[] without = Types(Generate()).Split(' ');

        Assert.Equal(expected, string.Join(" ", Types(Generate(metadata)).Split(' ').Except(without)));
    }

    [Fact]
    public void Models_alone_are_all_schemas_of_the_document() =>
        Assert.Equal(
            "Address CatalogEntry Cat Event Keeper KeeperContact Pet Size UnknownPet".Split(' ').Order(StringComparer.Ordinal),
            Types(Generate("ModelsOnly=true")).Split(' '));

    [Theory]
    [InlineData("Operations=Keepers_*", "", "Address Keeper KeeperContact")]
    [InlineData("Operations=Keepers_*", "KeepSchemas=Event", "Address Event Keeper KeeperContact")]
    [InlineData("KeepSchemas=Pet", "", "Cat Pet Size UnknownPet")]
    [InlineData("KeepSchemas=*Event", "", "Event")]
    public void Models_alone_are_those_of_the_selection(string first, string second, string expected) =>
        Assert.Equal(expected, Types(Generate("ModelsOnly=True", first, second)));

    [Fact]
    public void A_document_without_operations_has_models()
    {
        string document = """
            { "openapi": "3.1.0", "info": { "title": "Models", "version": "1" },
              "components": { "schemas": { "Event": { "type": "object", "properties": { "at": { "type": "string" } } } } } }
            """;

        Generation models = TestProject.Of(document, metadata: "ModelsOnly=true").Run().Compiles();

        Assert.Equal("Event", Types(models));
        Assert.Empty(Warnings(models));
        Assert.Equal(["BJG2002"], TestProject.Of(document).Run().Reported);
    }

    [Theory]
    [InlineData("Tags=pet", "tag", "The most similar is 'pets'")]
    [InlineData("Operations=pet_*", "operationId", "The most similar is 'pets_add'")]
    [InlineData("ExcludeOperations=Keeper_List", "operationId", "The most similar is 'Keepers_List'")]
    [InlineData("ExcludePaths=/keeper", "path", "The most similar is '/keepers'")]
    [InlineData("KeepSchemas=Evnt", "schema", "The most similar is 'Event'")]
    [InlineData("KeepSchemas=Rocket", "schema", "It has 'Pet', 'Cat', 'Size', 'Keeper', 'Address', …")]
    public void Patterns_without_a_match_are_reported_with_what_there_is(string metadata, string subject, string hint)
    {
        string message = Assert.Single(Warnings(Generate(metadata, "Paths=/v1/pets")));

        Assert.StartsWith("BJG2003 ", message, StringComparison.Ordinal);
        Assert.Contains($"matches no {subject} of", message, StringComparison.Ordinal);
        Assert.EndsWith(hint, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GroupBy=Folder", "'Folder' is not a value of GroupBy; 'OperationId' is used. Write OperationId, Tag, Path")]
    [InlineData("GroupBy=1", "'1' is not a value of GroupBy; 'OperationId' is used. Write OperationId, Tag, Path")]
    [InlineData("Accessibility=private", "'private' is not a value of Accessibility; 'Public' is used. Write Public, Internal")]
    [InlineData("ModelsOnly=yes", "'yes' is not a value of ModelsOnly; 'false' is used. Write true or false")]
    [InlineData("IncludeDeprecated=0", "'0' is not a value of IncludeDeprecated; 'true' is used. Write true or false")]
    public void Unknown_values_are_reported(string metadata, string expected)
    {
        Generation generation = Generate(metadata);

        Assert.Equal(["BJG2015 " + expected], Warnings(generation));
        Assert.Equal(Types(Generate()), Types(generation));
    }

    [Theory]
    [InlineData(
        "Tags=pets;ExcludeOperations=pets_add;IncludeDeprecated=false",
        "Cat Pet Size TestClient TestClientOptions TestClientServers UnknownPet")]
    [InlineData("Tags=pets;ExcludePaths=/v1/pets;IncludeDeprecated=false;KeepSchemas=Event", "TestClient")] // an empty one, next to the error
    [InlineData("Tags=staff*;ModelsOnly=true;KeepSchemas=Event", "Address Event Keeper KeeperContact")]
    [InlineData("Tags=*;ExcludePaths=/v1/**;ModelsOnly=true;KeepSchemas=Size", "Address Keeper KeeperContact Size")]
    [InlineData("Operations=none*;Tags=Staff only;GroupBy=Tag;KeepSchemas=Event", "Address Event Keeper KeeperContact StaffOnlyOperations TestClient TestClientOptions TestClientServers")]
    [InlineData("Paths=/keepers;ExcludeOperations=*;ModelsOnly=true;KeepSchemas=Event", "Event")]
    public void Options_combine(string metadata, string expected)
    {
        Dictionary<string, List<string>> values = [];
        string name = "";
        foreach (string part in metadata.Split(';'))
        {
            name = part.Contains('=', StringComparison.Ordinal) ? part.Split('=')[0] : name;
            values.TryAdd(name, []);
            values[name].Add(part.Split('=')[^1]);
        }

        string[] given = [.. values.Select(pair => $"{pair.Key}={string.Join(';', pair.Value)}")];
        Generation shown = Generate(given);
        Generation hidden = Generate([.. given, "Accessibility=internal", "Interfaces=true", "Webhooks=true", "Validation=true"]);

        Assert.Equal(expected, Types(shown));
        Assert.Empty(hidden.Assembly.GetExportedTypes());
        Assert.Empty(Types(shown).Split(' ').Where(type => type.Length > 0).Except(Types(hidden).Split(' ')));
    }

    [Fact]
    public void One_item_decides_for_all_of_its_client()
    {
        TestProject project = new TestProject().Document("/repo/a.json", Zoo.Document)
            .Document("/repo/b.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get", "/others")))
            .Client(new ClientLine("/repo/a.json")).Client(new ClientLine("/repo/b.json") { Metadata = ["Accessibility=internal"] });

        Generation generation = project.Run().Compiles();

        Assert.Empty(Warnings(generation));
        Assert.Empty(generation.Assembly.GetExportedTypes());
    }

    [Fact]
    public void Items_of_one_client_that_contradict_are_reported()
    {
        TestProject project = new TestProject().Document("/repo/a.json", Zoo.Document)
            .Document("/repo/b.json", Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get", "/others")))
            .Client(new ClientLine("/repo/a.json") { Metadata = ["GroupBy=Tag"] })
            .Client(new ClientLine("/repo/b.json") { Metadata = ["GroupBy=path"] });

        string message = Assert.Single(Warnings(project.Run().Compiles()));

        Assert.Equal(
            "BJG2010 The items of the client 'TestClient' have the GroupBy 'Tag', 'path'; 'Tag' is used. "
            + "Write one GroupBy, or another ClientName",
            message);
    }
}
