using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using BackupJobsGen.Runtime;
using Servers.Shop;
using Shop = BackupJobsGen.Servers.Tests.Harness.Shop;

namespace BackupJobsGen.Servers.Tests;

/// <summary>OpenAPI 3.2, waits that an overlay declares, and webhooks, against ASP.NET Core.</summary>
public sealed class ShopTests : IDisposable
{
    private static readonly PollingOptions Quick = new()
    {
        Delay = new PollingDelay(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)), Timeout = TimeSpan.FromSeconds(60),
    };

    private readonly HttpClient _http = new();

    private ShopClient Client(Shop shop) => new(_http, new ApiClientOptions { Endpoint = shop.Address });

    [Fact]
    public async Task QUERY_has_a_body_and_answers()
    {
        await using Shop shop = await Shop.StartAsync();

        ValueList<Order> orders = await Client(shop).Shop.Orders.FindAsync(new OrderQuery { Customer = "contoso" }, top: 2);

        Assert.Equal(
            [("1", "contoso", 1.10m), ("2", "contoso", 1.10m)],
            orders.Select(order => (order.Id, order.State, order.Total!.Value)));
        Assert.Equal(["""QUERY /orders?top=2 {"customer":"contoso"}"""], shop.Requests);
        // Validation reaches the body of this method, too.
        await Assert.ThrowsAsync<ArgumentException>(
            () => Client(shop).Shop.Orders.FindAsync(new OrderQuery { Customer = "too long a name" }));
    }

    [Fact]
    public async Task Additional_operations_are_sent_as_the_document_spells_them()
    {
        await using Shop shop = await Shop.StartAsync();
        ShopClient client = Client(shop);

        ApiResponse<Order> copy = await client.Shop.Orders.CopyAsync("a b");
        ApiResponse touched = await client.Shop.Orders.TouchAsync("1", "why");

        Assert.Equal((201, "a b-2", "/orders/a b-2"), (copy.Status, copy.Value.Id, copy.Headers.GetLocation()));
        Assert.Equal(204, touched.Status);
        Assert.Equal(["COPY /orders/a%20b", "x-Touch /orders/1 why"], shop.Requests);
    }

    [Fact]
    public async Task Items_of_itemSchema_arrive_one_by_one()
    {
        await using Shop shop = await Shop.StartAsync();
        ShopClient client = Client(shop);

        List<string> lines = [];
        await foreach (Order order in client.Shop.LinesAsync())
            lines.Add(order.Id);
        List<string> records = [];
        await foreach (Order order in client.Shop.RecordsAsync())
            records.Add(order.Id);
        List<string> events = [];
        await foreach (SseItem<Order> order in client.Shop.EventsAsync())
            events.Add($"{order.EventId}={order.Data.Id}");

        Assert.Equal(["1", "2", "3"], lines);
        Assert.Equal(["1", "2", "3"], records);
        Assert.Equal(["1=1", "2=2", "3=3"], events);
    }

    [Fact]
    public async Task A_status_that_an_overlay_names_is_polled_to_its_end()
    {
        await using Shop shop = await Shop.StartAsync();

        ApiResponse<Order> order = await Client(shop).Shop.Orders.GetFinalAsync("1", Quick);

        Assert.Equal("shipped", order.Value.State);
        Assert.Equal(3, shop.Requests.Count);
    }

    [Fact]
    public async Task A_status_that_ends_badly_is_an_exception_with_the_resource()
    {
        await using Shop shop = await Shop.StartAsync("packed", "cancelled");

        ApiException<Order> fault = await Assert.ThrowsAsync<ApiException<Order>>(
            () => Client(shop).Shop.Orders.GetFinalAsync("1", Quick));

        Assert.Equal("cancelled", fault.Body.State);
    }

    [Fact]
    public async Task The_same_wait_in_code()
    {
        await using Shop shop = await Shop.StartAsync();
        ShopClient client = Client(shop);

        ApiResponse<Order> order = await new Poller(Quick).WaitAsync(async token =>
        {
            ApiResponse<Order> answer = await client.Shop.Orders.GetAsync("1", token);
            return Observation.Of(answer, isFinal: answer.Value.State == "shipped");
        });

        Assert.Equal(("shipped", 3), (order.Value.State, shop.Requests.Count));
    }

    [Theory]
    [InlineData("""{"id":"1","state":"shipped","more":[1]}""", HttpStatusCode.NoContent)]
    [InlineData("""{"state":"shipped"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task A_webhook_is_read_by_its_receiver(string body, HttpStatusCode expected)
    {
        await using Shop shop = await Shop.StartAsync();
        using StringContent content = new(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _http.PostAsync(new Uri(shop.Address, "hooks"), content);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.NoContent ? ["1 shipped"] : [], shop.Shipped.Select(order => $"{order.Id} {order.State}"));
    }

    public void Dispose() => _http.Dispose();
}
