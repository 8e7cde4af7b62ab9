using System.Text.Json.Serialization;
using Menu;
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
    return app;
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
