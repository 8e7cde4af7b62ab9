using FastEndpoints;

namespace Menu;

/// <summary>An endpoint that answers with what it bound.</summary>
public abstract class SawEndpoint<TRequest>(Http verb, string route, string name) : Endpoint<TRequest, Dictionary<string, string>>
    where TRequest : notnull
{
    public override void Configure()
    {
        Verbs(verb);
        Routes(route);
        AllowAnonymous();
        Description(endpoint => endpoint.WithName(name));
    }

    public override Task<Dictionary<string, string>> ExecuteAsync(TRequest req, CancellationToken ct) => Task.FromResult(See(req));

    protected abstract Dictionary<string, string> See(TRequest request);
}

public sealed record PathTextRequest(string Text);

public sealed class PathText() : SawEndpoint<PathTextRequest>(Http.GET, "/path/text/{text}", "Path_Text")
{
    protected override Dictionary<string, string> See(PathTextRequest request) => Saw.Of(("text", request.Text));
}

public sealed record PathScalarsRequest(int Whole, long Big, bool Flag, Guid Id, DateOnly Day, DateTimeOffset At, Level Level);

public sealed class PathScalars()
    : SawEndpoint<PathScalarsRequest>(Http.GET, "/path/scalars/{whole}/{big}/{flag}/{id}/{day}/{at}/{level}", "Path_Scalars")
{
    protected override Dictionary<string, string> See(PathScalarsRequest request) => Saw.Of(
        ("whole", request.Whole), ("big", request.Big), ("flag", request.Flag), ("id", request.Id), ("day", request.Day),
        ("at", request.At), ("level", request.Level));
}

public sealed class QueryNumbersRequest
{
    [QueryParam] public int Whole { get; init; }
    [QueryParam] public long Big { get; init; }
    [QueryParam] public float Single { get; init; }
    [QueryParam] public double Real { get; init; }
    [QueryParam] public decimal Money { get; init; }
}

public sealed class QueryNumbers() : SawEndpoint<QueryNumbersRequest>(Http.GET, "/query/numbers", "Query_Numbers")
{
    protected override Dictionary<string, string> See(QueryNumbersRequest request) => Saw.Of(
        ("whole", request.Whole), ("big", request.Big), ("single", request.Single), ("real", request.Real), ("money", request.Money));
}

public sealed class QueryScalarsRequest
{
    [QueryParam] public string Text { get; init; } = "";
    [QueryParam] public bool Flag { get; init; }
    [QueryParam] public Guid Id { get; init; }
    [QueryParam] public DateOnly Day { get; init; }
    [QueryParam] public TimeOnly Time { get; init; }
    [QueryParam] public DateTimeOffset At { get; init; }
    [QueryParam] public Level Level { get; init; }
    [QueryParam] public Code Code { get; init; }
}

public sealed class QueryScalars() : SawEndpoint<QueryScalarsRequest>(Http.GET, "/query/scalars", "Query_Scalars")
{
    protected override Dictionary<string, string> See(QueryScalarsRequest request) => Saw.Of(
        ("text", request.Text), ("flag", request.Flag), ("id", request.Id), ("day", request.Day), ("time", request.Time),
        ("at", request.At), ("level", request.Level), ("code", request.Code));
}

public sealed class QueryOptionalRequest
{
    [QueryParam] public string? Text { get; init; }
    [QueryParam] public int? Whole { get; init; }
    [QueryParam] public DateTimeOffset? At { get; init; }
    [QueryParam] public Level? Level { get; init; }
}

public sealed class QueryOptional() : SawEndpoint<QueryOptionalRequest>(Http.GET, "/query/optional", "Query_Optional")
{
    protected override Dictionary<string, string> See(QueryOptionalRequest request) =>
        Saw.Of(("text", request.Text), ("whole", request.Whole), ("at", request.At), ("level", request.Level));
}

public sealed class QueryListsRequest
{
    [QueryParam] public List<string> Texts { get; init; } = [];
    [QueryParam] public List<int> Wholes { get; init; } = [];
    [QueryParam] public List<Guid> Ids { get; init; } = [];
    [QueryParam] public List<Level> Levels { get; init; } = [];
}

public sealed class QueryLists() : SawEndpoint<QueryListsRequest>(Http.GET, "/query/lists", "Query_Lists")
{
    protected override Dictionary<string, string> See(QueryListsRequest request) =>
        Saw.Of(("texts", request.Texts), ("wholes", request.Wholes), ("ids", request.Ids), ("levels", request.Levels));
}

public sealed class HeaderRequest
{
    [FromHeader("X-Text")] public string Text { get; init; } = "";
    [FromHeader("X-Whole")] public int Whole { get; init; }
    [FromHeader("X-Flag")] public bool Flag { get; init; }
    [FromHeader("X-Day")] public DateOnly Day { get; init; }
    [FromHeader("X-Id", IsRequired = false)] public Guid? Id { get; init; }
}

public sealed class HeaderScalars() : SawEndpoint<HeaderRequest>(Http.GET, "/header", "Header_Scalars")
{
    protected override Dictionary<string, string> See(HeaderRequest request) =>
        Saw.Of(("text", request.Text), ("whole", request.Whole), ("flag", request.Flag), ("day", request.Day), ("id", request.Id));
}

public sealed class HeaderListRequest
{
    [FromHeader("X-Texts")] public string[] Texts { get; init; } = [];
}

public sealed class HeaderLists() : SawEndpoint<HeaderListRequest>(Http.GET, "/header/lists", "Header_Lists")
{
    protected override Dictionary<string, string> See(HeaderListRequest request) => Saw.Of(("texts", request.Texts));
}

public sealed class CookieRequest
{
    [FromCookie("text")] public string Text { get; init; } = "";
    [FromCookie("whole")] public int Whole { get; init; }
    [FromCookie("id", IsRequired = false)] public Guid? Id { get; init; }
}

public sealed class CookieScalars() : SawEndpoint<CookieRequest>(Http.GET, "/cookie", "Cookie_Scalars")
{
    protected override Dictionary<string, string> See(CookieRequest request) =>
        Saw.Of(("text", request.Text), ("whole", request.Whole), ("id", request.Id));
}
