namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>What items select, in a project that has only the packages.</summary>
[Collection(PackagesGroup.Name)]
public sealed class SelectionTests(PackedPackages packages)
{
    private const string Zoo = """
        {
          "openapi": "3.0.3", "info": { "title": "Zoo", "version": "1" },
          "paths": {
            "/pets": {
              "get": { "operationId": "listPets", "tags": [ "pets" ], "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } } } },
              "delete": { "operationId": "clear", "tags": [ "pets" ], "deprecated": true, "responses": { "204": { "description": "" } } }
            },
            "/admin/keys": { "get": { "operationId": "Admin_Keys", "tags": [ "pets" ], "responses": { "204": { "description": "" } } } },
            "/keepers": { "get": { "operationId": "Keepers_List", "tags": [ "keepers" ], "responses": { "204": { "description": "" } } } }
          },
          "components": { "schemas": {
            "Pet": { "type": "object", "properties": { "name": { "type": "string" } } },
            "PetEvent": { "type": "object", "properties": { "pet": { "$ref": "#/components/schemas/Pet" } } }
          } }
        }
        """;

    [Fact]
    public void Every_option_of_an_item_reaches_the_generator()
    {
        Consumer consumer = Project("selection", """
            <OpenApiClient Include="zoo.json" Namespace="Contoso" ClientName="PetClient" Tags="pets" ExcludeOperations="Nothing_*;Admin_*"
                           ExcludePaths="/keepers" IncludeDeprecated="false" KeepSchemas="*Event" GroupBy="Tag" Accessibility="internal" />
            <OpenApiClient Include="zoo.json" Namespace="Contoso.Models" ClientName="Models" ModelsOnly="true" />
            """);

        BuildMessage message = Assert.Single(consumer.Build("App").Messages);

        Assert.Equal("BJG2003", message.Id);
        Assert.Equal("ListPetsAsync; Contoso.Models.Pet Contoso.Models.PetEvent; True", consumer.Run("App"));
    }

    private Consumer Project(string name, string items) => new Consumer(packages, name)
        .Program("App", items)
        .File("App/zoo.json", Zoo)
        .File("App/Program.cs", """
            IEnumerable<string> methods = typeof(Contoso.PetsOperations).GetMethods().Where(method => method.Name.EndsWith("Async")).Select(method => method.Name);
            IEnumerable<string?> types = typeof(Program).Assembly.GetExportedTypes().Select(type => type.FullName).Order(StringComparer.Ordinal);
            Console.WriteLine($"{string.Join(' ', methods)}; {string.Join(' ', types)}; {typeof(Contoso.PetEvent).IsNotPublic}");
            """);
}
