using Menu;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

await MenuHost.RunAsync(("minimal", Minimal()), ("controllers", Controllers()));

static WebApplication Minimal()
{
    WebApplication app = Documented().Build();
    app.UseResponseCompression();
    app.UseSwagger();
    MinimalMenu.Map(app);
    return app;
}

static WebApplication Controllers()
{
    WebApplicationBuilder builder = Documented();
    builder.Services.AddControllers();
    WebApplication app = builder.Build();
    app.UseResponseCompression();
    app.UseSwagger();
    app.MapControllers();
    return app;
}

static WebApplicationBuilder Documented()
{
    WebApplicationBuilder builder = MenuHost.Builder();
    builder.Services.AddEndpointsApiExplorer();
    builder.Services.AddSwaggerGen(options =>
    {
        options.AddSecurityDefinition(Access.Basic, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" });
        options.AddSecurityDefinition(Access.Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        options.AddSecurityDefinition(
            Access.Key, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Key" });
        options.OperationFilter<SecurityFilter>();
        options.UseAllOfToExtendReferenceSchemas();
        options.UseOneOfForPolymorphism();
        options.SelectSubTypesUsing(type => type == typeof(Shape) ? [typeof(Circle), typeof(Square)] : []);
        options.SelectDiscriminatorNameUsing(type => type == typeof(Shape) ? "kind" : null);
        options.SelectDiscriminatorValueUsing(type => type == typeof(Circle) ? "circle" : type == typeof(Square) ? "square" : null);
    });
    return builder;
}

/// <summary>The framework documents no security by itself.</summary>
internal sealed class SecurityFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (string scheme in Access.SchemesOf(context.ApiDescription.ActionDescriptor.EndpointMetadata))
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }];
    }
}
