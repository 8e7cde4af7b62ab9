using Menu;
using NJsonSchema;
using NSwag;
using NSwag.Generation.AspNetCore;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Security;

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
        Secure(settings, new OpenApiSecurityScheme { Type = OpenApiSecuritySchemeType.Http, Scheme = "bearer" });
        settings.UseRouteNameAsOperationId = isController;
    });
    builder.Services.AddSwaggerDocument(settings =>
    {
        settings.DocumentName = "v20";
        // Swagger 2.0 has no other way to say bearer.
        Secure(settings, Header("Authorization"));
        settings.UseRouteNameAsOperationId = isController;
        settings.SchemaSettings.SchemaType = SchemaType.Swagger2;
    });
    return builder;
}

// The framework documents no security by itself.
static void Secure(AspNetCoreOpenApiDocumentGeneratorSettings settings, OpenApiSecurityScheme bearer)
{
    bool isSwagger = bearer.Type == OpenApiSecuritySchemeType.ApiKey;
    OpenApiSecurityScheme basic = isSwagger
        ? new() { Type = OpenApiSecuritySchemeType.Basic }
        : new() { Type = OpenApiSecuritySchemeType.Http, Scheme = "basic" };
    settings.DocumentProcessors.Add(new SecurityDefinitionAppender(Access.Basic, basic));
    settings.DocumentProcessors.Add(new SecurityDefinitionAppender(Access.Bearer, bearer));
    settings.DocumentProcessors.Add(new SecurityDefinitionAppender(Access.Key, Header("X-Key")));
    settings.OperationProcessors.Add(new OperationProcessor(context =>
    {
        if (context is AspNetCoreOperationProcessorContext { ApiDescription.ActionDescriptor.EndpointMetadata: { } metadata })
            foreach (string scheme in Access.SchemesOf(metadata))
                context.OperationDescription.Operation.Security = [new OpenApiSecurityRequirement { [scheme] = [] }];
        return true;
    }));
}

static OpenApiSecurityScheme Header(string name) =>
    new() { Type = OpenApiSecuritySchemeType.ApiKey, In = OpenApiSecurityApiKeyLocation.Header, Name = name };
