using System.Text;

namespace Menu;

/// <summary>Responses of every form as minimal API endpoints.</summary>
internal static class MinimalResults
{
    public static void Map(WebApplication app)
    {
        MapStatuses(app);
        MapContents(app);
    }

    private static void MapStatuses(WebApplication app)
    {
        app.MapDelete("/result/none", () => TypedResults.NoContent()).WithName("Result_None");
        app.MapPost("/result/accepted", () => TypedResults.Accepted("/result/later", new Leaf("later", 1))).WithName("Result_Accepted");
        app.MapGet("/result/silent", () => Results.NoContent()).Produces<Leaf>().WithName("Result_Silent");
        app.MapGet("/result/cached", (HttpContext context) => Answers.Cached(context))
            .Produces<Leaf>()
            .Produces(304)
            .WithName("Result_Cached");
        app.MapMethods("/result/head", ["HEAD"], (HttpContext context) => Answers.Head(context)).WithName("Result_Head");
        app.MapGet(
            "/result/problem",
            () => Results.Problem(
                "the vault is full", "/vaults/1", 409, "Conflict", "urn:full", new Dictionary<string, object?> { ["free"] = 0 }))
            .Produces<Leaf>().ProducesProblem(409).WithName("Result_Problem");
        app.MapGet("/result/validation", () => Results.ValidationProblem(Answers.Errors))
            .Produces<Leaf>()
            .ProducesValidationProblem()
            .WithName("Result_Validation");
        app.MapGet("/result/live", LiveEvents.Answer).WithName("Result_Live");
        app.MapPut(
            "/result/either",
            (bool isNew) => isNew ? Results.Created("/leaf", new Leaf("new", 1)) : Results.Ok(new Person { Name = "old" }))
            .Produces<Person>().Produces<Leaf>(201).WithName("Result_Either");
    }

    private static void MapContents(WebApplication app)
    {
        app.MapGet("/result/file", () => Results.File("year,sum\n2026,1"u8.ToArray(), "text/csv", "Übersicht 2026.csv"))
            .Produces<Stream>(200, "text/csv").WithName("Result_File");
        app.MapGet("/result/text", () => Results.Text("grüße, 世界")).Produces<string>(200, "text/plain").WithName("Result_Text");
        app.MapGet("/result/latin", () => Answers.Latin())
            .Produces<string>(200, "text/plain")
            .WithName("Result_Latin");
        app.MapGet("/result/vendor", (HttpContext context) => Answers.Vendor(context))
            .Produces<Leaf>(200, Answers.VendorType)
            .WithName("Result_Vendor");
        app.MapGet("/result/events", () => Answers.Events())
            .Produces<string>(200, "text/event-stream").WithName("Result_Events");
        app.MapGet("/result/lines", () => Answers.Lines())
            .Produces<Leaf>(200, "application/x-ndjson").WithName("Result_Lines");
        app.MapGet("/result/zipped", () => Answers.Many()).WithName("Result_Zipped");
    }
}

/// <summary>Answers that minimal endpoints and controllers share.</summary>
internal static class Answers
{
    public const string VendorType = "application/vnd.acme.v2+json";

    public static Dictionary<string, string[]> Errors { get; } = new() { ["name"] = ["is required", "is too short"] };

    public static IResult Cached(HttpContext context)
    {
        context.Response.Headers.ETag = "\"v1\"";
        return context.Request.Headers.IfNoneMatch == "\"v1\"" ? Results.StatusCode(304) : Results.Ok(new Leaf("cached", 1));
    }

    public static IResult Head(HttpContext context)
    {
        context.Response.Headers["X-Count"] = "5";
        return Results.Ok();
    }

    public static IResult Latin() => Results.Text("grüße", "text/plain", Encoding.Latin1);

    public static IResult Events() => Results.Text("data: 1\n\ndata: 2\n\n", "text/event-stream");

    public static IResult Lines() => Results.Text("{\"name\":\"one\",\"size\":1}\n{\"name\":\"two\",\"size\":2}\n", "application/x-ndjson");

    /// <summary>Enough for a response that is worth compressing.</summary>
    public static List<Leaf> Many() => [.. Enumerable.Range(0, 500).Select(n => new Leaf("leaf", n))];

    /// <summary>406 unless the request asks for the media type, as a service with versions in media types does.</summary>
    public static IResult Vendor(HttpContext context) =>
        context.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == VendorType)
            ? Results.Json(new Leaf("v2", 2), contentType: VendorType)
            : Results.StatusCode(406);
}
