using FastEndpoints;
using FastEndpoints.Swagger;
using Menu;

WebApplicationBuilder builder = MenuHost.Builder();
builder.Services.AddFastEndpoints().SwaggerDocument(options =>
{
    options.ShortSchemaNames = true;
    options.AutoTagPathSegmentIndex = 0;
});
WebApplication app = builder.Build();
app.UseResponseCompression();
app.UseFastEndpoints(config => config.Endpoints.ShortNames = true);
app.UseSwaggerGen();
await MenuHost.RunAsync(("endpoints", app));
