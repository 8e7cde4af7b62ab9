using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Order = Servers.Shop.Order;

namespace BackupJobsGen.Servers.Tests.Harness;

/// <summary>
/// A shop in ASP.NET Core with what no framework documents yet: the method QUERY, methods of its own, streams of items, a status to poll,
/// and webhooks that it receives.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    private static readonly string[] Ids = ["1", "2", "3"];

    private readonly WebApplication _app;
    private int _polls;

    private Shop(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Method, path and body of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What arrived as a webhook.</summary>
    public ConcurrentQueue<Order> Shipped { get; } = [];

    /// <summary>States of the order 1, one a request; the last one stays.</summary>
    public string[] States { get; init; } = ["packed", "packed", "shipped"];

    public static async Task<Shop> StartAsync(params string[] states)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        Shop shop = states.Length == 0 ? new(app) : new(app) { States = states };
        shop.Map();
        await app.StartAsync();
        return shop;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            context.Request.EnableBuffering();
            using StreamReader reader = new(context.Request.Body, leaveOpen: true);
            string body = await reader.ReadToEndAsync();
            Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {body}".Trim());
            context.Request.Body.Position = 0;
            await next();
        });
        _app.MapMethods(
            "/orders", ["QUERY"],
            ([FromBody] Wanted wanted, int? top) => Ids.Take(top ?? 9).Select(id => new { id, state = wanted.Customer, total = 1.10m }));
        _app.MapMethods(
            "/orders/{id}", ["COPY"], (string id) => TypedResults.Created($"/orders/{id}-2", new { id = id + "-2", state = "new" }));
        _app.MapMethods("/orders/{id}", ["x-Touch"], () => TypedResults.NoContent());
        _app.MapGet("/orders/{id}", (string id) => new { id, state = States[Math.Min(_polls++, States.Length - 1)] });
        _app.MapGet("/lines", context => WriteAsync(context, "application/jsonl", "{{\"id\":\"{0}\"}}\n"));
        _app.MapGet("/records", context => WriteAsync(context, "application/json-seq", "\u001e{{\"id\":\"{0}\"}}\n"));
        _app.MapGet("/events", context => WriteAsync(context, "text/event-stream", "id: {0}\ndata: {{\"id\":\"{0}\"}}\n\n"));
        _app.MapPost("/hooks", async (HttpRequest request) =>
        {
            try
            {
                CancellationToken aborted = request.HttpContext.RequestAborted;
                Shipped.Enqueue(await global::Servers.Shop.ShopClientWebhooks.ReadOrderShippedAsync(request.Body, aborted));
                return Results.NoContent();
            }
            catch (System.Text.Json.JsonException invalid)
            {
                return Results.Problem(invalid.Message, statusCode: 400);
            }
        });
    }

    // Each item is sent by itself.
    private static async Task WriteAsync(HttpContext context, string mediaType, string form)
    {
        context.Response.ContentType = mediaType;
        foreach (string id in Ids)
        {
            await context.Response.WriteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, id), Encoding.UTF8);
            await context.Response.Body.FlushAsync();
        }
    }

    private sealed record Wanted(string? Customer);
}
