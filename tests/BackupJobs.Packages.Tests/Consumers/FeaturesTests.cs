using System.Runtime.InteropServices;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>One program with what items ask for and servers need: on each framework, and as native code.</summary>
[Collection(PackagesGroup.Name)]
public sealed class FeaturesTests(PackedPackages packages)
{
    private const string Output = """
        found 1, 3 left
        pages 1,2,3
        state shipped
        404 unknown
        The body is not valid: tags[0] has 3 characters; at most 2 expected; either has 3 characters; at most 2 expected.
        streams a,b,c
        hook 7
        """;

    private const string Document = """
        {
          "openapi": "3.2.0", "info": { "title": "Shop", "version": "1" }, "servers": [ { "url": "https://shop.example" } ],
          "tags": [ { "name": "Shop" }, { "name": "Orders", "parent": "Shop" } ],
          "security": [ { "key": [] } ],
          "paths": {
            "/orders": { "query": { "operationId": "Orders_Find", "tags": [ "Orders" ],
              "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Change" } } } },
              "responses": { "200": { "description": "", "headers": { "X-Left": { "schema": { "type": "integer", "format": "int32" } } },
                "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Order" } } } } } } },
              "get": { "operationId": "Orders_List", "tags": [ "Orders" ], "x-bjg-paging": { "style": "page", "parameter": "page" },
                "parameters": [ { "name": "page", "in": "query", "schema": { "type": "integer", "format": "int32" } } ],
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Order" } } } } } } } },
            "/orders/{id}": { "parameters": [ { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
              "get": { "operationId": "Orders_Get", "tags": [ "Orders" ], "x-bjg-status": { "member": "state", "succeeded": [ "shipped" ] },
                "responses": { "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } },
                  "404": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } } } } },
              "patch": { "operationId": "Orders_Change", "tags": [ "Orders" ],
                "requestBody": { "content": { "application/merge-patch+json": { "schema": { "$ref": "#/components/schemas/Change" } } } },
                "responses": { "204": { "description": "" } } } },
            "/lines": { "get": { "operationId": "Shop_Lines", "tags": [ "Shop" ],
              "responses": { "200": { "description": "", "content": { "application/jsonl": { "itemSchema": { "$ref": "#/components/schemas/Order" } } } } } } },
            "/events": { "get": { "operationId": "Shop_Events", "tags": [ "Shop" ],
              "responses": { "200": { "description": "", "content": { "text/event-stream": { "itemSchema": { "type": "object", "properties": {
                "data": { "type": "string", "contentMediaType": "application/json", "contentSchema": { "$ref": "#/components/schemas/Order" } } } } } } } } } }
          },
          "webhooks": { "shipped": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Order" } } } }, "responses": { "204": { "description": "" } } } } },
          "components": {
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
            "schemas": {
              "Order": { "type": "object", "required": [ "id" ], "properties": { "id": { "type": "string" }, "state": { "type": "string" } } },
              "Change": { "type": "object", "properties": { "place": { "type": "string", "maxLength": 5 }, "tags": { "type": "array", "items": { "type": "string", "maxLength": 2 } },
                "either": { "oneOf": [ { "type": "string", "maxLength": 2 }, { "$ref": "#/components/schemas/Order" } ] } } },
              "Problem": { "type": "object", "properties": { "title": { "type": "string" } } } } }
        }
        """;

    private const string Source = """"
        using System.Net;
        using System.Net.ServerSentEvents;
        using System.Text;
        using BackupJobsGen.Runtime;
        using Contoso.Shop;

        using HttpClient http = new(new Service());
        IShopClient client = new ShopClient(http, new ShopClientOptions { Key = "k", ClientRequestIdHeader = "X-Id" }).With(new ApiCallOptions { ClientRequestId = "id" });
        PollingOptions quick = new() { Delay = new PollingDelay(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) };

        ApiResponse<ValueList<Order>> found = await client.Shop.Orders.FindAsync(new Change { Place = "roof" });
        Console.WriteLine($"found {found.Value.Count}, {found.Headers.GetXLeft()} left");
        List<string> ids = [];
        await foreach (Order order in client.Shop.Orders.ListAsync())
            ids.Add(order.Id);
        Console.WriteLine($"pages {string.Join(",", ids)}");
        Console.WriteLine($"state {(await client.Shop.Orders.GetFinalAsync("1", quick)).Value.State}");
        try
        {
            await client.Shop.Orders.GetAsync("none");
        }
        catch (ApiException<Problem> missing)
        {
            Console.WriteLine($"{missing.Status} {missing.Body.Title}");
        }

        await client.Shop.Orders.ChangeAsync("1", new Change { Place = "roof", AdditionalProperties = JsonProperties.Empty.WithNull("tags") });
        try
        {
            await client.Shop.Orders.ChangeAsync("1", new Change { Tags = ["abc"], Either = ChangeEither.FromString("abc") });
        }
        catch (ArgumentException invalid)
        {
            Console.WriteLine(invalid.Message.Split('(')[0].Trim());
        }

        ids.Clear();
        await foreach (Order order in client.Shop.LinesAsync())
            ids.Add(order.Id);
        await foreach (SseItem<Order> order in client.Shop.EventsAsync())
            ids.Add(order.Data.Id);
        Console.WriteLine($"streams {string.Join(",", ids)}");
        using MemoryStream hook = new("""{"id":"7","state":"shipped"}"""u8.ToArray());
        Console.WriteLine($"hook {(await ShopClientWebhooks.ReadShippedAsync(hook)).Id}");

        internal sealed class Service : HttpMessageHandler
        {
            private int _polls;

            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
                string call = $"{request.Method} {request.RequestUri!.PathAndQuery} {body}".Trim();
                return call switch
                {
                    """QUERY /orders {"place":"roof"}""" => Answer("""[{"id":"1"}]""", left: "3"),
                    "GET /orders" => Answer("""[{"id":"1"},{"id":"2"}]"""),
                    "GET /orders?page=2" => Answer("""[{"id":"3"}]"""),
                    "GET /orders?page=3" => Answer("[]"),
                    "GET /orders/1" => Answer(_polls++ < 2 ? """{"id":"1","state":"packed"}""" : """{"id":"1","state":"shipped"}"""),
                    """PATCH /orders/1 {"place":"roof","tags":null}""" => new HttpResponseMessage(HttpStatusCode.NoContent),
                    "GET /lines" => Answer("{\"id\":\"a\"}\n{\"id\":\"b\"}", "application/jsonl"),
                    "GET /events" => Answer("data: {\"id\":\"c\"}\n\n", "text/event-stream"),
                    _ => Answer("{\"title\":\"unknown\"}", status: HttpStatusCode.NotFound),
                };
            }

            private static HttpResponseMessage Answer(
                string body, string mediaType = "application/json", HttpStatusCode status = HttpStatusCode.OK, string? left = null)
            {
                HttpResponseMessage response = new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
                if (left is not null)
                    response.Headers.Add("X-Left", left);
                return response;
            }
        }
        """";

    [LongFact]
    public void They_work_on_both_frameworks()
    {
        Consumer consumer = Program("features", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks><RollForward>Major</RollForward>");
        consumer.Build("App").Clean();

        Assert.Equal(Output, consumer.Run("App", "net8.0").ReplaceLineEndings("\n"));
        Assert.Equal(Output, consumer.Run("App", "net10.0").ReplaceLineEndings("\n"));
    }

    [LongFact]
    public void They_work_as_native_code_without_warnings()
    {
        Consumer consumer = Program(
            "features-native",
            "<TargetFramework>net10.0</TargetFramework><PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>");
        string folder = Path.Combine(consumer.Folder, "out");
        consumer.Publish("App", "--runtime", RuntimeInformation.RuntimeIdentifier, "--output", folder).Clean();

        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "App.exe" : "App");
        Assert.Equal(Output, DotNet.Start(program, folder).Succeeded().Output.Trim().ReplaceLineEndings("\n"));
    }

    private Consumer Program(string name, string properties) => new Consumer(packages, name)
        .Project("App", $"""
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                {properties}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                <OpenApiClient Include="shop.json" Namespace="Contoso.Shop" ClientName="ShopClient" GroupBy="Tag" Interfaces="true" Webhooks="true" Validation="true" />
              </ItemGroup>
            """)
        .File("App/shop.json", Document)
        .File("App/Program.cs", Source);
}
