using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Middleware;

/// <summary>Injects the faults of <see cref="VaultBehavior.Faults"/>.</summary>
internal sealed class FaultInjection(CancellationToken stopping)
{
    private readonly RequestCounter _counter = new();

    public Task Apply(VaultRequest request, Func<Task> next)
    {
        FaultKind? fault = request.Behavior.Faults is { } plan ? plan.At(_counter.Next(plan)) : null;
        return fault is { } kind ? Inject(request, kind, next) : next();
    }

    private Task Inject(VaultRequest request, FaultKind kind, Func<Task> next) => kind switch
    {
        FaultKind.ConnectionReset => Reset(request),
        FaultKind.NoAnswer => NoAnswer(request),
        FaultKind.TruncatedBody => CutBody(request, next, length => length / 2, keepLength: true),
        FaultKind.EmptyBody => CutBody(request, next, _ => 0, keepLength: false),
        FaultKind.HtmlBadGateway => Html(request),
        FaultKind.ServiceUnavailable => request.Error(ServiceError.OfStatus(StatusCodes.Status503ServiceUnavailable)),
        FaultKind.RequestTimeout => request.Error(ServiceError.OfStatus(StatusCodes.Status408RequestTimeout)),
        FaultKind.TooManyRequests => request.Error(Throttling.TooMany(request, new Throttle())),
        _ => request.Error(ServiceError.OfStatus(StatusCodes.Status500InternalServerError)),
    };

    private static Task Reset(VaultRequest request)
    {
        request.Abort();
        return Task.CompletedTask;
    }

    private async Task NoAnswer(VaultRequest request)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        request.Abort();
    }

    /// <summary>Executes the request, then sends only a part of the response body.</summary>
    private static async Task CutBody(VaultRequest request, Func<Task> next, Func<int, int> cut, bool keepLength)
    {
        HttpResponse response = request.Http.Response;
        Stream wire = response.Body;
        using MemoryStream whole = new();
        response.Body = whole;
        await next().ConfigureAwait(false);
        response.Body = wire;
        int length = (int)whole.Length;
        if (length == 0 && keepLength)
        {
            // An empty body cannot be truncated: abort the connection instead.
            request.Abort();
            return;
        }

        if (keepLength)
            response.ContentLength = length;
        await wire.WriteAsync(whole.GetBuffer().AsMemory(0, cut(length)), request.Http.RequestAborted).ConfigureAwait(false);
        await wire.FlushAsync(request.Http.RequestAborted).ConfigureAwait(false);
    }

    private static Task Html(VaultRequest request)
    {
        request.Http.Response.StatusCode = StatusCodes.Status502BadGateway;
        request.Http.Response.ContentType = "text/html";
        return request.Http.Response.WriteAsync(
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
    }
}
