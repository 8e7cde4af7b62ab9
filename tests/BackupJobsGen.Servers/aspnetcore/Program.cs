using System.Net.ServerSentEvents;
using System.Text.Json.Serialization;
using Menu;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

await MenuHost.RunAsync(("minimal", Minimal()), ("strict", Minimal(JsonNumberHandling.Strict)), ("controllers", Controllers()));

static WebApplication Minimal(JsonNumberHandling? numbers = null)
{
    WebApplicationBuilder builder = Documented();
    if (numbers is { } handling)
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = handling);
    WebApplication app = builder.Build();
    app.UseResponseCompression();
    app.MapOpenApi();
    MinimalMenu.Map(app);
    app.MapGet("/result/live", LiveEvents).WithName("Result_Live");
    return app;
}

// Two events a connection, after the one that the client knows.
static Results<ServerSentEventsResult<Leaf>, NoContent> LiveEvents([FromHeader(Name = "Last-Event-ID")] int? last = null)
{
    int known = last ?? 0;
    return known < 4 ? TypedResults.ServerSentEvents(After(known)) : TypedResults.NoContent();

    static async IAsyncEnumerable<SseItem<Leaf>> After(int known)
    {
        for (int number = known + 1; number <= known + 2; number++)
        {
            yield return new SseItem<Leaf>(new Leaf("leaf", number)) { EventId = $"{number}" };
            await Task.Yield();
        }
    }
}

static WebApplication Controllers()
{
    WebApplicationBuilder builder = Documented();
    builder.Services.AddControllers();
    WebApplication app = builder.Build();
    app.UseResponseCompression();
    app.MapOpenApi();
    app.MapControllers();
    return app;
}

static WebApplicationBuilder Documented()
{
    WebApplicationBuilder builder = MenuHost.Builder();
    builder.Services.AddOpenApi("v31");
    builder.Services.AddOpenApi("v30", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0);
    return builder;
}
