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
            + "response: server-sent events; response: NDJSON", "the document names application/json whatever the endpoint declares"),
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
        new("Fastify", "query: enum of mixed types", "values of a query are strings and equal to no number"),
    ];

    public static KnownGap? Find(string server, string cell) => All.FirstOrDefault(gap => gap.Covers(server, cell));
}
