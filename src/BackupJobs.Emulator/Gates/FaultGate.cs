using BackupJobs.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Gates;

/// <summary>Breaks answers as the fault plan wants it.</summary>
internal sealed class FaultGate(CancellationToken stopping)
{
    private readonly RequestCounter _counter = new();

    public Task Pass(VaultRequest request, Func<Task> next)
    {
        FaultKind? fault = request.Behavior.Faults is { } plan ? plan.At(_counter.Next(plan)) : null;
        return fault is { } kind ? Break(request, kind, next) : next();
    }

    private Task Break(VaultRequest request, FaultKind kind, Func<Task> next) => kind switch
    {
        FaultKind.ConnectionReset => Reset(request),
        FaultKind.NoAnswer => NoAnswer(request),
        FaultKind.TruncatedBody => CutBody(request, next, length => length / 2, keepLength: true),
        FaultKind.EmptyBody => CutBody(request, next, _ => 0, keepLength: false),
        FaultKind.HtmlBadGateway => Html(request),
        FaultKind.ServiceUnavailable => request.Error(ServiceError.OfStatus(StatusCodes.Status503ServiceUnavailable)),
        FaultKind.RequestTimeout => request.Error(ServiceError.OfStatus(StatusCodes.Status408RequestTimeout)),
        FaultKind.TooManyRequests => request.Error(ThrottleGate.TooMany(request, new Throttle())),
        _ => request.Error(ServiceError.OfStatus(StatusCodes.Status500InternalServerError)),
    };

    private static Task Reset(VaultRequest request)
    {
        request.Cut();
        return Task.CompletedTask;
    }

    private async Task NoAnswer(VaultRequest request)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(request.Http.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        request.Cut();
    }

    /// <summary>Does what was asked, then sends only a part of the body.</summary>
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
            // Nothing to cut: an empty answer is lost as a whole.
            request.Cut();
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
        return request.Http.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
    }
}
