using Menu;
using NJsonSchema;

await MenuHost.RunAsync(("minimal", Minimal()), ("controllers", Controllers()));

static WebApplication Minimal()
{
    WebApplication app = Documented(isController: false).Build();
    app.UseResponseCompression();
    app.UseOpenApi();
    MinimalMenu.Map(app);
    return app;
}

static WebApplication Controllers()
{
    WebApplicationBuilder builder = Documented(isController: true);
    builder.Services.AddControllers();
    WebApplication app = builder.Build();
    app.UseResponseCompression();
    app.UseOpenApi();
    app.MapControllers();
    return app;
}

// Names of routes are operationIds of minimal endpoints by themselves; asked for, the document fails with a null reference.
static WebApplicationBuilder Documented(bool isController)
{
    WebApplicationBuilder builder = MenuHost.Builder();
    builder.Services.AddEndpointsApiExplorer();
    builder.Services.AddOpenApiDocument(settings =>
    {
        settings.DocumentName = "v30";
        settings.UseRouteNameAsOperationId = isController;
    });
    builder.Services.AddSwaggerDocument(settings =>
    {
        settings.DocumentName = "v20";
        settings.UseRouteNameAsOperationId = isController;
        settings.SchemaSettings.SchemaType = SchemaType.Swagger2;
    });
    return builder;
}
