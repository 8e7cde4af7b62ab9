using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Menu;

/// <summary>An endpoint that answers without a request of its own.</summary>
public abstract class AnswerEndpoint<T>(string route, string name) : EndpointWithoutRequest<T>
    where T : notnull
{
    public override void Configure()
    {
        Get(route);
        AllowAnonymous();
        Description(endpoint => endpoint.WithName(name));
    }

    public override Task<T> ExecuteAsync(CancellationToken ct) => Task.FromResult(Answer());

    protected abstract T Answer();
}

public sealed class AuthShow() : AnswerEndpoint<Dictionary<string, string>>("/auth", "Auth_Show")
{
    protected override Dictionary<string, string> Answer() =>
        Saw.Of(("authorization", HttpContext.Request.Headers.Authorization), ("key", HttpContext.Request.Headers["X-Key"]));
}

public sealed class EitherRequest
{
    [QueryParam]
    public bool IsNew { get; init; }
}

/// <summary>A body for each of two statuses.</summary>
public sealed class ResultEither : Endpoint<EitherRequest, Results<Ok<Person>, Created<Leaf>>>
{
    public override void Configure()
    {
        Put("/result/either");
        AllowAnonymous();
        Description(endpoint => endpoint.WithName("Result_Either"));
    }

    public override Task<Results<Ok<Person>, Created<Leaf>>> ExecuteAsync(EitherRequest req, CancellationToken ct) =>
        Task.FromResult<Results<Ok<Person>, Created<Leaf>>>(
            req.IsNew ? TypedResults.Created("/leaf", new Leaf("new", 1)) : TypedResults.Ok(new Person { Name = "old" }));
}

public sealed class ResultZipped() : AnswerEndpoint<List<Leaf>>("/result/zipped", "Result_Zipped")
{
    protected override List<Leaf> Answer() => [.. Enumerable.Range(0, 500).Select(n => new Leaf("leaf", n))];
}
