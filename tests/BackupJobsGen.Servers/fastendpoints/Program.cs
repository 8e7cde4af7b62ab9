using FastEndpoints;
using FastEndpoints.Swagger;
using Menu;
using NSwag;

WebApplicationBuilder builder = MenuHost.Builder();
builder.Services.AddFastEndpoints().SwaggerDocument(options =>
{
    options.ShortSchemaNames = true;
    options.AutoTagPathSegmentIndex = 0;
    options.EnableJWTBearerAuth = false;
    options.DocumentSettings = settings =>
    {
        settings.AddAuth(Access.Basic, new OpenApiSecurityScheme { Type = OpenApiSecuritySchemeType.Http, Scheme = "basic" });
        settings.AddAuth(Access.Bearer, new OpenApiSecurityScheme { Type = OpenApiSecuritySchemeType.Http, Scheme = "bearer" });
        settings.AddAuth(
            Access.Key,
            new OpenApiSecurityScheme
            {
                Type = OpenApiSecuritySchemeType.ApiKey, In = OpenApiSecurityApiKeyLocation.Header, Name = "X-Key",
            });
    };
});
WebApplication app = builder.Build();
app.UseResponseCompression();
app.UseFastEndpoints(config => config.Endpoints.ShortNames = true);
app.UseSwaggerGen();
await MenuHost.RunAsync(("endpoints", app));
