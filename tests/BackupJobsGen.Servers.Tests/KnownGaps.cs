namespace BackupJobsGen.Servers.Tests;

/// <summary>Cells that do not hold. Each is asserted to fail, so that an entry is removed when its cell is mended.</summary>
/// <param name="Servers">How the names of the servers begin, separated by semicolons; empty for all.</param>
/// <param name="Cells">Names of the cells, separated by semicolons.</param>
/// <param name="Reason">What happens and why.</param>
internal sealed record KnownGap(string Servers, string Cells, string Reason)
{
    public bool Covers(string server, string cell) =>
        Cells.Split("; ").Contains(cell) && Servers.Split("; ").Any(prefix => server.StartsWith(prefix, StringComparison.Ordinal));
}

/// <summary>What the generator or its runtime does not do yet.</summary>
internal static class KnownGaps
{
    public static IReadOnlyList<KnownGap> All { get; } = [];

    public static KnownGap? Find(string server, string cell) => All.FirstOrDefault(gap => gap.Covers(server, cell));
}

/// <summary>What a framework's document or the framework itself does not allow, whatever the client does.</summary>
internal static class FrameworkLimits
{
    public static IReadOnlyList<KnownGap> All { get; } =
    [
        new("ASP.NET; Swashbuckle; FastAPI; Fastify", "query: decimals", "the document calls a decimal a double, which has 15 digits"),
        new("NSwag", "query: duration; body: duration", "the document says ISO 8601 duration; the server reads and writes d.hh:mm:ss"),
        new("NSwag minimal", "form: fields; form: list; form: fields and file", "the document puts form fields into the query"),
        new(
            "NSwag minimal",
            "body: merge patch; body: text; response: file with a name; response: text; response: text in another charset; response: vendor media type; "
            + "response: server-sent events; response: server-sent events, resumed; response: NDJSON", "the document names application/json whatever the endpoint declares"),
        new(
            "NSwag controllers 3.0",
            "form: fields; response: text; response: text in another charset; response: vendor media type; response: server-sent events; "
            + "response: NDJSON", "the document names another media type than the action declares"),
        new("ASP.NET controllers; NSwag controllers", "body: merge patch", "the document does not have the media type that the action consumes"),
        new("NSwag minimal; NSwag controllers 3.0; FastEndpoints", "form: several files", "the document says a list of anything"),
        new(
            "NSwag controllers 2.0", "body: inheritance; body: inheritance in a list",
            "Swagger 2.0 has no mapping, and the server's values are not the names of the schemas"),
        new("Swashbuckle minimal", "form: list", "the document nests the members of a form record in a field of the parameter's name"),
        new("Fastify", "query: int64 beyond 2^53; body: int64 beyond 2^53; body: maps", "JavaScript numbers are doubles"),
        new("FastEndpoints", "cookies", "the document has each cookie as a required parameter of the query, too"),
        new("FastAPI; Fastify", "header: list", "the framework does not split the value of a header"),
        new("Fastify", "query: enum of mixed types", "values of a query are strings and equal to no number"),
    ];

    public static KnownGap? Find(string server, string cell) => All.FirstOrDefault(gap => gap.Covers(server, cell));
}

/// <summary>
/// Why a server does not offer a cell: what its framework cannot bind, answer or document. An entry is removed when a server offers its
/// cell.
/// </summary>
internal static class NotOffered
{
    private const string AspNet = "ASP.NET; Swashbuckle; NSwag";
    private const string MvcControllers = "ASP.NET controllers; Swashbuckle controllers; NSwag controllers";

    public static IReadOnlyList<KnownGap> All { get; } =
    [
        new(AspNet + "; FastEndpoints", "query: enum of mixed types; body: enum of mixed types", "an enum of C# has values of one type"),
        new("FastAPI", "query: enum of mixed types", "values of a query are strings and equal to no number, as in Fastify"),
        new(
            "FastEndpoints", "query: duration; body: duration",
            "its documents are NSwag's, which call d.hh:mm:ss an ISO 8601 duration"),
        new("Fastify", "query: duration; body: duration", "JavaScript has no durations: they are strings in its schemas"),
        new(AspNet, "cookies", "ASP.NET Core binds no arguments to cookies"),
        new("Fastify", "body: decimals", "JavaScript numbers are doubles"),
        new("FastAPI", "body: decimals", "it answers a decimal as a double"),
        new(AspNet + "; FastEndpoints", "body: time with an offset, as it was read", "a time of day of .NET has no offset"),
        new("FastAPI", "body: time with an offset, as it was read", "it writes each offset in one form"),
        new("Fastify", "body: byte array", "JavaScript has no bytes in JSON: they are strings in its schemas"),
        new("FastAPI", "body: byte array", "its bytes in JSON are text, not Base64"),
        new(
            "FastEndpoints; Fastify; FastAPI", "body: inheritance; body: inheritance in a list",
            "the framework documents subtypes as a union, in the row of unions"),
        new(AspNet, "body: union with discriminator", "the framework documents subtypes as inheritance, in the rows above"),
        new(AspNet + "; FastEndpoints", "body: union without discriminator", "C# has no union types"),
        new("FastEndpoints", "body: merge patch", "an endpoint gets an object, which cannot distinguish null from absent"),
        new(MvcControllers, "body: text; body: bytes", "MVC has no input formatter for the media type: it answers 415"),
        new("FastEndpoints", "body: text; body: bytes", "an endpoint documents a JSON object as its request"),
        new(AspNet + "; FastEndpoints; FastAPI", "form: JSON part", "a field of a form has no media type there, so JSON cannot be distinguished from text"),
        new("Fastify; FastAPI", "response: problem details; response: validation problem", "errors have a shape of the framework's own"),
        new(
            MvcControllers + "; FastEndpoints; Fastify; FastAPI", "response: server-sent events, resumed",
            "what resumes a stream is not in the document; the servers that offer it show it"),
        new(
            "Fastify",
            "credentials: basic, an option of the client; credentials: bearer, an option of the client; "
            + "credentials: API key, an option of the client; credentials: basic, checked by the framework; "
            + "credentials: bearer, checked by the framework; credentials: API key, checked by the framework",
            "the framework checks no credentials"),
    ];

    public static KnownGap? Find(string server, string cell) => All.FirstOrDefault(gap => gap.Covers(server, cell));
}
