using Menu;

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
        options.UseAllOfToExtendReferenceSchemas();
        options.UseOneOfForPolymorphism();
        options.SelectSubTypesUsing(type => type == typeof(Shape) ? [typeof(Circle), typeof(Square)] : []);
        options.SelectDiscriminatorNameUsing(type => type == typeof(Shape) ? "kind" : null);
        options.SelectDiscriminatorValueUsing(type => type == typeof(Circle) ? "circle" : type == typeof(Square) ? "square" : null);
    });
    return builder;
}
