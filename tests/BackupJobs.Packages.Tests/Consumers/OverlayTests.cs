namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Overlays, in a project that has only the packages.</summary>
[Collection(PackagesGroup.Name)]
public sealed class OverlayTests(PackedPackages packages)
{
    private const string Shop = """
        { "openapi": "3.0.3", "info": { "title": "Shop", "version": "1" },
          "paths": { "/orders": { "get": { "operationId": "get_orders_v1_list", "responses": { "200": { "description": "ok",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/OrderDTO" } } } } } } } },
          "components": { "schemas": { "OrderDTO": { "type": "object", "properties": { "total": { "type": "string" } } } } } }
        """;

    private const string Names = """
        overlay: 1.0.0
        info: { title: Names, version: 1.0.0 }
        actions:
          - target: $.paths.*[?@.operationId == 'get_orders_v1_list']
            update: { operationId: Orders_List }
          - target: $.components.schemas.OrderDTO
            update: { x-ms-client-name: Order }
        """;

    private const string Types = """
        { "overlay": "1.1.0", "info": { "title": "Types", "version": "1" },
          "actions": [ { "target": "$..properties.total", "update": { "type": "number", "format": "decimal" } } ] }
        """;

    [Fact]
    public void A_client_follows_its_overlays_and_their_edits()
    {
        Consumer consumer = Project("overlays");
        consumer.Build("App").Clean();
        Assert.Equal("Shop.Order.Total System.Decimal; Raw.OrderDTO.Total System.String", consumer.Run("App"));
        Assert.DoesNotContain("Task \"Csc\"", consumer.Build("App", "-v:detailed").Output, StringComparison.Ordinal);

        consumer.File("App/types.overlay.json", Types.Replace("decimal", "double", StringComparison.Ordinal));
        BuildResult edited = consumer.Build("App", "-v:detailed");
        Assert.Equal(1, edited.Output.Split("Task \"PrepareDocument\"").Length - 1);
        Assert.Equal("Shop.Order.Total System.Double; Raw.OrderDTO.Total System.String", consumer.Run("App"));
    }

    [Fact]
    public void A_target_that_matches_nothing_is_reported_in_the_overlay()
    {
        Consumer consumer = Project("stale-overlay").File(
            "App/names.overlay.yaml", Names + "\n  - target: $.components.schemas.UserDTO\n    remove: true");

        BuildMessage message = Assert.Single(consumer.Build("App").Messages);

        Assert.Equal(("BJG1011", 8, 13), (message.Id, message.Line, message.Column));
        Assert.EndsWith(Path.Combine("App", "names.overlay.yaml"), message.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_overlay_is_an_error()
    {
        Consumer consumer = Project("no-overlay");
        File.Delete(Path.Combine(consumer.Folder, "App", "types.overlay.json"));

        Assert.Contains("BJG2001", consumer.Build("App").Failed().Output, StringComparison.Ordinal);
    }

    private Consumer Project(string name) => new Consumer(packages, name)
        .Program("App", """
            <OpenApiClient Include="shop.json" Namespace="Shop" ClientName="ShopClient" Overlays="names.overlay.yaml;types.overlay.json" />
            <OpenApiClient Include="shop.json" Namespace="Raw" ClientName="RawClient" />
            """)
        .File("App/shop.json", Shop)
        .File("App/names.overlay.yaml", Names)
        .File("App/types.overlay.json", Types)
        .File("App/Program.cs", """
            Console.WriteLine(string.Join("; ", new[] { typeof(Shop.Order), typeof(Raw.OrderDTO) }.Select(
                type => $"{type.FullName}.Total {Nullable.GetUnderlyingType(type.GetProperty("Total")!.PropertyType) ?? typeof(string)}")));
            """);
}
