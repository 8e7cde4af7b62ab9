using System.Text.Json.Serialization;
using Menu;
using Microsoft.AspNetCore.OpenApi;
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
    builder.Services.AddOpenApi("v31", Secure);
    builder.Services.AddOpenApi("v30", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        Secure(options);
    });
    return builder;
}

// The framework documents no security by itself.
static void Secure(OpenApiOptions options)
{
    options.AddDocumentTransformer(static (document, _, _) =>
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Access.Basic] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" },
            [Access.Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            [Access.Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Key" },
        };
        return Task.CompletedTask;
    });
    options.AddOperationTransformer(static (operation, context, _) =>
    {
        foreach (string scheme in Access.SchemesOf(context.Description.ActionDescriptor.EndpointMetadata))
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }];
        return Task.CompletedTask;
    });
}
