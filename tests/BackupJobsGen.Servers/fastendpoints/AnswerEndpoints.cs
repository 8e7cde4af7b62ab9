using FastEndpoints;

namespace Menu;

/// <summary>An endpoint whose answer says itself what it is.</summary>
public abstract class ResultEndpoint(Http verb, string route, string name) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(verb);
        Routes(route);
        AllowAnonymous();
        Description(endpoint => Describe(endpoint.WithName(name)), clearDefaults: true);
    }

    public override Task HandleAsync(CancellationToken ct) => Send.ResultAsync(Answer());

    protected abstract void Describe(RouteHandlerBuilder endpoint);

    protected abstract IResult Answer();
}

public sealed class ResultAccepted() : ResultEndpoint(Http.POST, "/result/accepted", "Result_Accepted")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Leaf>(202);

    protected override IResult Answer() => Results.Accepted("/result/later", new Leaf("later", 1));
}

public sealed class ResultSilent() : ResultEndpoint(Http.GET, "/result/silent", "Result_Silent")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Leaf>();

    protected override IResult Answer() => Results.NoContent();
}

public sealed class ResultCached() : ResultEndpoint(Http.GET, "/result/cached", "Result_Cached")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Leaf>().Produces(304);

    protected override IResult Answer() => Answers.Cached(HttpContext);
}

public sealed class ResultHead() : ResultEndpoint(Http.HEAD, "/result/head", "Result_Head")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces(200);

    protected override IResult Answer() => Answers.Head(HttpContext);
}

public sealed class ResultProblem() : ResultEndpoint(Http.GET, "/result/problem", "Result_Problem")
{
    protected override void Describe(RouteHandlerBuilder endpoint) =>
        endpoint.Produces<Leaf>().Produces<Microsoft.AspNetCore.Mvc.ProblemDetails>(409, "application/problem+json");

    protected override IResult Answer() => Results.Problem("the vault is full", "/vaults/1", 409, "Conflict", "urn:full");
}

public sealed class ResultFile() : ResultEndpoint(Http.GET, "/result/file", "Result_File")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Stream>(200, "text/csv");

    protected override IResult Answer() => Results.File("year,sum\n2026,1"u8.ToArray(), "text/csv", "Übersicht 2026.csv");
}

public sealed class ResultText() : ResultEndpoint(Http.GET, "/result/text", "Result_Text")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<string>(200, "text/plain");

    protected override IResult Answer() => Results.Text("grüße, 世界");
}

public sealed class ResultLatin() : ResultEndpoint(Http.GET, "/result/latin", "Result_Latin")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<string>(200, "text/plain");

    protected override IResult Answer() => Answers.Latin();
}

public sealed class ResultVendor() : ResultEndpoint(Http.GET, "/result/vendor", "Result_Vendor")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Leaf>(200, Answers.VendorType);

    protected override IResult Answer() => Answers.Vendor(HttpContext);
}

public sealed class ResultEvents() : ResultEndpoint(Http.GET, "/result/events", "Result_Events")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<string>(200, "text/event-stream");

    protected override IResult Answer() => Answers.Events();
}

public sealed class ResultLines() : ResultEndpoint(Http.GET, "/result/lines", "Result_Lines")
{
    protected override void Describe(RouteHandlerBuilder endpoint) => endpoint.Produces<Leaf>(200, "application/x-ndjson");

    protected override IResult Answer() => Answers.Lines();
}

public sealed class PageRequest
{
    [QueryParam] public int? Page { get; init; }
    [QueryParam] public int? Limit { get; init; }
}

public sealed class QueryPage : Endpoint<PageRequest, LeafPage>
{
    public override void Configure()
    {
        Get("/query/page");
        AllowAnonymous();
        Description(endpoint => endpoint.WithName("Query_Page"));
    }

    public override Task<LeafPage> ExecuteAsync(PageRequest req, CancellationToken ct) =>
        Task.FromResult(Pages.Of(req.Page ?? 1, req.Limit ?? 2));
}

/// <summary>An endpoint that the framework calls only with credentials of a scheme.</summary>
public abstract class GuardedEndpoint(string route, string name, string scheme) : EndpointWithoutRequest<Dictionary<string, string>>
{
    public override void Configure()
    {
        Get(route);
        AuthSchemes(scheme);
        Description(endpoint => endpoint.WithName(name));
    }

    public override Task<Dictionary<string, string>> ExecuteAsync(CancellationToken ct) => Task.FromResult(Access.Of(User));
}

public sealed class AuthBasic() : GuardedEndpoint("/auth/basic", "Auth_Basic", Access.Basic);

public sealed class AuthBearer() : GuardedEndpoint("/auth/bearer", "Auth_Bearer", Access.Bearer);

public sealed class AuthKey() : GuardedEndpoint("/auth/key", "Auth_Key", Access.Key);
