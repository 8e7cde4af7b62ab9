using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;

namespace Menu;

/// <summary>The menu as minimal API endpoints.</summary>
internal static class MinimalMenu
{
    public static void Map(WebApplication app)
    {
        MapParameters(app);
        MapBodies(app);
        MinimalResults.Map(app);
        MinimalForms.Map(app);
    }

    private static void MapParameters(WebApplication app)
    {
        app.MapGet("/path/text/{text}", (string text) => Saw.Of(("text", text))).WithName("Path_Text");
        app.MapGet("/path/scalars/{whole}/{big}/{flag}/{id}/{day}/{at}/{level}",
            (int whole, long big, bool flag, Guid id, DateOnly day, DateTimeOffset at, Level level) =>
                Saw.Of(("whole", whole), ("big", big), ("flag", flag), ("id", id), ("day", day), ("at", at), ("level", level))).WithName(
                    "Path_Scalars");
        app.MapGet("/query/numbers", (int whole, long big, float single, double real, decimal money) =>
            Saw.Of(("whole", whole), ("big", big), ("single", single), ("real", real), ("money", money))).WithName("Query_Numbers");
        app.MapGet(
            "/query/scalars", (string text, bool flag, Guid id, DateOnly day, TimeOnly time, DateTimeOffset at, Level level, Code code) =>
            Saw.Of(("text", text), ("flag", flag), ("id", id), ("day", day), ("time", time), ("at", at), ("level", level), ("code", code)))
                .WithName(
                "Query_Scalars");
        app.MapGet("/query/duration", (TimeSpan lasts) => Saw.Of(("lasts", lasts))).WithName("Query_Duration");
        app.MapGet("/query/optional", (string? text, int? whole, DateTimeOffset? at, Level? level) =>
            Saw.Of(("text", text), ("whole", whole), ("at", at), ("level", level))).WithName("Query_Optional");
        app.MapGet("/query/lists", (string[] texts, int[] wholes, Guid[] ids, Level[] levels) =>
            Saw.Of(("texts", texts), ("wholes", wholes), ("ids", ids), ("levels", levels))).WithName("Query_Lists");
        app.MapGet("/query/page", (int page = 1, int limit = 2) => Pages.Of(page, limit)).WithName("Query_Page");
        app.MapGet(
            "/header",
            ([FromHeader(Name = "X-Text")] string text, [FromHeader(Name = "X-Whole")] int whole, [FromHeader(Name = "X-Flag")] bool flag,
            [FromHeader(Name = "X-Day")] DateOnly day, [FromHeader(Name = "X-Id")] Guid? id) =>
            Saw.Of(("text", text), ("whole", whole), ("flag", flag), ("day", day), ("id", id))).WithName("Header_Scalars");
        app.MapGet("/header/lists", ([FromHeader(Name = "X-Texts")] string[] texts) => Saw.Of(("texts", texts))).WithName("Header_Lists");
        app.MapGet(
            "/auth", (HttpRequest request) => Saw.Of(("authorization", request.Headers.Authorization), ("key", request.Headers["X-Key"])))
            .WithName("Auth_Show");
        foreach (string scheme in (string[])[Access.Basic, Access.Bearer, Access.Key])
            app.MapGet("/auth/" + scheme.ToLowerInvariant(), (ClaimsPrincipal user) => Access.Of(user))
                .RequireAuthorization(policy => policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser())
                .WithName("Auth_" + scheme);
    }

    private static void MapBodies(WebApplication app)
    {
        app.MapPost("/body/scalars", (Scalars body) => body).WithName("Body_Scalars");
        app.MapPost("/body/timing", (Timing body) => body).WithName("Body_Timing");
        app.MapPost("/body/optionals", (Optionals body) => body).WithName("Body_Optionals");
        app.MapPost("/body/containers", (Containers body) => body).WithName("Body_Containers");
        app.MapPost("/body/shape", (Shape body) => body).WithName("Body_Shape");
        app.MapPost("/body/shapes", (List<Shape> body) => body).WithName("Body_Shapes");
        app.MapPost("/body/list", (List<List<int>> body) => body).WithName("Body_List");
        app.MapPost("/body/map", (Dictionary<string, Leaf> body) => body).WithName("Body_Map");
        app.MapPatch("/body/merge", (HttpRequest request) => Bodies.MembersAsync(request))
            .Accepts<Person>("application/merge-patch+json").WithName("Body_Merge");
        app.MapPost("/body/text", (HttpRequest request) => Bodies.TextAsync(request)).Accepts<string>("text/plain").WithName("Body_Text");
        app.MapPost("/body/bytes", (Stream body) => Bodies.BytesAsync(body))
            .Accepts<Stream>("application/octet-stream")
            .WithName("Body_Bytes");
    }
}
