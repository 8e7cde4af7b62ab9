using System.Text;
using BackupJobs.Tests.Support;

namespace BackupJobs.Tests.Watching;

/// <summary>Breaks a share of the answers in every way that a wait must survive, and is safe for many waits at once.</summary>
internal sealed class SoakFaults(HttpMessageHandler inner, double rate, int seed) : DelegatingHandler(inner)
{
    private const int Kinds = 22;

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
                (kind, Faults) = (_random.Next(Kinds), Faults + 1);
            else
                answer = base.SendAsync(request, cancellationToken);
        }

        if (answer is not null)
            return await answer;
        if (kind == 0)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        if (kind == 1)
            await new TaskCompletionSource().Task;
        HttpResponseMessage fault = Fault(kind, request);
        fault.RequestMessage = request;
        return fault;
    }

    private static HttpResponseMessage Fault(int kind, HttpRequestMessage request) => kind switch
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
        13 when request.RequestUri!.AbsolutePath.EndsWith("/backupJobs", StringComparison.Ordinal) =>
            FakeService.Json($$"""{"value":[],"nextLink":"{{request.RequestUri}}"}"""),
        14 => new HttpResponseMessage(
            System.Net.HttpStatusCode.OK) { Content = new StringContent("<html>") { Headers = { { "Content-Encoding", "gzip" } } } },
        15 => Body(System.Net.HttpStatusCode.OK, static (_, _) => throw new IOException("The response ended prematurely.")),
        16 => Body(System.Net.HttpStatusCode.TooManyRequests, static (buffer, _) => ValueTask.FromResult(buffer.Length)),
        17 => Body(System.Net.HttpStatusCode.OK, static async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return 0;
        }),
        18 => FakeService.Json("""{"error":{"code":"\uD800","message":"\uDC00"}}""", System.Net.HttpStatusCode.InternalServerError),
        19 => FakeService.Empty(System.Net.HttpStatusCode.ServiceUnavailable, ("Retry-After", "5, 7"), ("Retry-After", "soon")),
        20 => FakeService.Json("[[[[", System.Net.HttpStatusCode.GatewayTimeout),
        _ => new HttpResponseMessage(
            System.Net.HttpStatusCode.OK) { Content = new StringContent("<html>Please sign in</html>", Encoding.UTF8, "text/html") },
    };

    private static HttpResponseMessage Body(
        System.Net.HttpStatusCode status, Func<Memory<byte>, CancellationToken, ValueTask<int>> read) =>
        new(status) { Content = new StreamContent(new FaultyStream(read)) };

    private sealed class FaultyStream(Func<Memory<byte>, CancellationToken, ValueTask<int>> read) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            read(buffer, cancellationToken);
    }
}
