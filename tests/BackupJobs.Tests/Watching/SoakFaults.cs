using System.Text;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Watching;

/// <summary>Breaks a share of the answers in every way that a wait must survive, and is safe for many waits at once.</summary>
internal sealed class SoakFaults(HttpMessageHandler inner, double rate, int seed) : DelegatingHandler(inner)
{
    private readonly object _lock = new();
    private readonly Random _random = new(seed);
    private long _requests;

    public long Requests => Interlocked.Read(ref _requests);

    public long Faults { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int kind = -1;
        Task<HttpResponseMessage>? answer = null;
        lock (_lock)
        {
            Interlocked.Increment(ref _requests);
            if (_random.NextDouble() < rate)
                (kind, Faults) = (_random.Next(14), Faults + 1);
            else
                answer = base.SendAsync(request, cancellationToken);
        }

        if (answer is not null)
            return await answer;
        if (kind == 0)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        if (kind == 1)
            await new TaskCompletionSource().Task;
        HttpResponseMessage fault = Fault(kind);
        fault.RequestMessage = request;
        return fault;
    }

    private static HttpResponseMessage Fault(int kind) => kind switch
    {
        2 => throw new HttpRequestException("connection reset"),
        3 => throw new TaskCanceledException("timeout", new TimeoutException()),
        4 => throw new OperationCanceledException(),
        5 => throw new IOException("broken pipe"),
        6 => FakeService.Json("null"),
        7 => FakeService.Json("""{"value":[{"id":"/subscriptions/sub/"""),
        8 => FakeService.Empty(System.Net.HttpStatusCode.OK),
        9 => new HttpResponseMessage(
            System.Net.HttpStatusCode.BadGateway) { Content = new StringContent("<html>Bad gateway</html>", Encoding.UTF8, "text/html") },
        10 => FakeService.Empty(System.Net.HttpStatusCode.TooManyRequests, ("Retry-After", "17")),
        11 => FakeService.Empty(System.Net.HttpStatusCode.RequestTimeout),
        12 => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable, ("Retry-After", "5")),
        _ => new HttpResponseMessage(
            System.Net.HttpStatusCode.OK) { Content = new StringContent("<html>Please sign in</html>", Encoding.UTF8, "text/html") },
    };
}
