using System.Reflection;
using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>Groups within groups: nested tags of OpenAPI 3.2.</summary>
public class NestedTagTests
{
    /// <summary>An operation whose tags are those of the words.</summary>
    private static string Tagged(string id, params string[] tags) => TaggedWith(id, string.Join(", ", tags.Select(tag => $"\"{tag}\"")));

    private static string TaggedWith(string id, string tags) => $$"""
        "/{{id}}": { "get": { "operationId": "{{id}}", "tags": [ {{tags}} ], "responses": { "204": { "description": "" } } } }
        """;

    private static string Document(string tags, params string[] operations) => $$"""
        { "openapi": "3.2.0", "info": { "title": "Shop", "version": "1" }, "tags": [ {{tags}} ], "paths": { {{string.Join(", ", operations)}} } }
        """;

    private static readonly string Shop = Document(
        """
        { "name": "shop", "kind": "nav" }, { "name": "orders", "parent": "shop" }, { "name": "returns", "parent": "orders", "kind": "nav" },
        { "name": "beta", "kind": "badge" }, { "name": "partners", "kind": "audience" }, { "name": "stock" }
        """,
        Tagged("orders_list", "beta", "orders"), Tagged("returns_list", "returns"), Tagged("stock_list", "stock"),
        Tagged("ping", "partners"));

    private static Generation Generate(string document, params string[] metadata) =>
        TestProject.Of(document, metadata: metadata).Run().Compiles();

    /// <summary>The value of nested properties; null where there is none.</summary>
    private static object? At(object client, string path) => path.Split('.').Aggregate(
        (object?)client, (at, name) => at?.GetType().GetProperty(name)?.GetValue(at));

    private static object Client(Generation generation, HttpMessageHandler handler) => Activator.CreateInstance(
        generation.Type("TestClient"), new HttpClient(handler), new ApiClientOptions { Endpoint = new Uri("https://a.test") })!;

    private static string[] Messages(Generation generation) =>
        [.. generation.Result.Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(null)}")];

    [Theory]
    [InlineData("Interfaces=false")]
    [InlineData("Interfaces=true")]
    public async Task A_group_is_within_its_parent_and_views_reach_it_too(string interfaces)
    {
        Generation generation = Generate(Shop, "GroupBy=Tag", interfaces);
        using Caller caller = new(generation);
        object client = Client(generation, caller);
        object view = client.GetType().GetMethod("With")!.Invoke(
            client, [new ApiCallOptions { Headers = new Dictionary<string, string> { ["X-Tenant"] = "a" } }])!;

        foreach (string path in new[] { "Shop.Orders", "Shop.Orders.Returns", "Stock" })
        {
            object group = At(view, path)!;
            await (Task)group.GetType().GetMethod("ListAsync")!.Invoke(group, [CancellationToken.None])!;
            Assert.Equal("a", caller.Header("X-Tenant"));
        }

        Assert.Equal(
            ["/orders_list", "/returns_list", "/stock_list"],
            caller.Requests.Select(request => request.RequestUri!.AbsolutePath));
        Assert.NotNull(client.GetType().GetMethod("PingAsync"));
        Assert.Null(At(client, "Orders") ?? At(client, "Beta") ?? At(client, "Partners"));
        Assert.Empty(Messages(generation));
    }

    [Fact]
    public void Interfaces_are_nested_too()
    {
        Generation generation = Generate(Shop, "GroupBy=Tag", "Interfaces=true");

        Assert.Equal("IOrdersOperations", generation.Type("IShopOperations").GetProperty("Orders")!.PropertyType.Name);
        Assert.Equal("IReturnsOperations", generation.Type("IOrdersOperations").GetProperty("Returns")!.PropertyType.Name);
        using Caller caller = new(generation);
        object shop = At(Client(generation, caller), "Shop")!;
        Assert.IsAssignableFrom(
            generation.Type("IOrdersOperations"), generation.Type("IShopOperations").GetProperty("Orders")!.GetValue(shop)!);
    }

    [Theory]
    [InlineData("GroupBy=OperationId")]
    [InlineData("GroupBy=Path")]
    public void Other_groups_are_not_nested_which_is_reported_once_for_each_keyword(string metadata)
    {
        Generation generation = Generate(Shop, metadata);

        Assert.Equal(
            ["kind", "parent"],
            generation.Result.Diagnostics.Where(diagnostic => diagnostic.Id == "BJG3030")
                .Select(diagnostic => diagnostic.GetMessage(null).Split('\'')[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "name": "a", "parent": "b" }, { "name": "b", "parent": "a" }""", "the tag 'a' would be within itself", "B.A")]
    [InlineData("""{ "name": "a", "parent": "a" }""", "the tag 'a' would be within itself", "A")]
    [InlineData("""{ "name": "a", "parent": "none" }""", "the document declares no tag 'none'", "A")]
    [InlineData("""{ "name": "a", "parent": 7 }""", "a string", "A")]
    [InlineData("""{ "name": "A ", "parent": " B" }, { "name": "b" }""", null, "B.A")]
    [InlineData("""{ "name": "a", "parent": "b" }, { "name": "a", "parent": "c" }, { "name": "b" }, { "name": "c" }""", null, "B.A")]
    [InlineData("7, null, { }, { \"name\": null }, { \"name\": \"a\", \"parent\": \"b\" }, { \"name\": \"b\", \"kind\": 3 }", null, "B.A")]
    public void Tags_that_cannot_be_nested_are_reported(string tags, string? message, string path)
    {
        Generation generation = Generate(Document(tags, Tagged("list", "a")), "GroupBy=Tag");

        using Caller caller = new(generation);
        Assert.NotNull(At(Client(generation, caller), path)!.GetType().GetMethod("ListAsync"));
        if (message is null)
            Assert.DoesNotContain(Messages(generation), text => text.Contains("parent", StringComparison.Ordinal));
        else
            Assert.Contains(message, Assert.Single(Messages(generation)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_line_of_tags_is_cut_where_nobody_finds_anything()
    {
        string tags = string.Join(
            ", ", Enumerable.Range(0, 5000).Select(i => $$"""{ "name": "t{{i}}"{{(i == 0 ? "" : $", \"parent\": \"t{i - 1}\"")}} }"""));
        Generation generation = Generate(Document(tags, Tagged("list", "t0"), Tagged("deep", "t11")), "GroupBy=Tag");

        Assert.Contains("up to 8 levels", Assert.Single(Messages(generation)), StringComparison.Ordinal);
        using Caller caller = new(generation);
        Assert.NotNull(At(Client(generation, caller), "T8.T9.T10.T11"));
        Assert.Empty(At(Client(generation, caller), "T0")!.GetType().GetProperties());
    }

    [Fact]
    public void Names_that_a_group_has_already_are_not_given_twice()
    {
        string document = Document(
            """
            { "name": "shop" }, { "name": "list async", "parent": "shop" }, { "name": "equals", "parent": "shop" },
            { "name": "shop operations", "parent": "shop" }, { "name": "Shop-Operations!", "parent": "shop" }, { "name": "pipeline", "parent": "shop" }
            """,
            Tagged("list", "shop"), Tagged("a", "list async"), Tagged("b", "equals"), Tagged("c", "shop operations"),
            Tagged("d", "Shop-Operations!"), Tagged("e", "pipeline"));

        Generation generation = Generate(document, "GroupBy=Tag", "Interfaces=true");

        using Caller caller = new(generation);
        object shop = At(Client(generation, caller), "Shop")!;
        Assert.Equal(5, shop.GetType().GetProperties().Length);
        Assert.NotNull(At(shop, "Pipeline"));
        Assert.Single(
            shop.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly),
            method => !method.IsSpecialName);
    }
}
