using System.Collections.Concurrent;
using System.Net;
using System.Net.ServerSentEvents;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>Streams that are left before their end, of a handler that would receive the rest for minutes.</summary>
public sealed class LeavingTests
{
    private const string Jsonl = "application/jsonl";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static HttpClient Client()
    {
        SocketsHttpHandler handler = ApiHttpHandler.Create();
        handler.ResponseDrainTimeout = TimeSpan.FromMinutes(5);
        handler.MaxResponseDrainSize = int.MaxValue;
        return new HttpClient(handler);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_a_loop_closes_the_connection_at_once(bool hasTimeout)
    {
        await using StreamServer server = new(Jsonl, "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        using HttpClient http = Client();
        ApiPipeline pipeline = server.Pipeline(http);
        if (hasTimeout)
            pipeline = pipeline.With(new ApiCallOptions { Timeout = TimeSpan.FromMinutes(5) });
        server.SendNext();
        await foreach (Sample _ in new ApiItems<Sample>(
            pipeline, Operations.Of(Operations.List), ItemFraming.Lines, JsonObjects.Read<Sample>))
            break;

        await server.Left.WaitAsync(Bound);
    }

    [Fact]
    public async Task Leaving_events_closes_the_connection_at_once()
    {
        await using StreamServer server = new("text/event-stream", "data: a\n\n");
        using HttpClient http = Client();
        server.SendNext();
        await foreach (SseItem<string> _ in new ApiEvents<string>(server.Pipeline(http), Operations.Of(Operations.List), null))
            break;

        await server.Left.WaitAsync(Bound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closing_a_body_closes_the_connection_at_once(bool isSynchronous)
    {
        await using StreamServer server = new("application/octet-stream", "some bytes");
        using HttpClient http = Client();
        server.SendNext();
        Stream body = (await server.Pipeline(http).SendStreamAsync(Operations.Of(Operations.List))).Value;
        await body.ReadExactlyAsync(new byte[4]);
        if (isSynchronous)
            body.Dispose();
        else
            await body.DisposeAsync();

        await server.Left.WaitAsync(Bound);
    }

    [Fact]
    public async Task A_body_whose_end_was_received_keeps_its_connection()
    {
        ConcurrentBag<EndPoint?> clients = [];
        await using HostileServer server = new(async (_, stream, token) =>
        {
            clients.Add(stream.Socket.RemoteEndPoint);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nsome bytes\r\n0\r\n\r\n"u8.ToArray(), token);
        });
        using HttpClient http = Client();
        ApiPipeline pipeline = new(http, server.Endpoint.ToString());
        foreach (int length in new[] { 10, 4, 10 })
        {
            await using Stream body = (await pipeline.SendStreamAsync(Operations.Of(Operations.List))).Value;
            await body.ReadExactlyAsync(new byte[length]);
        }

        Assert.Equal((3, 1), (clients.Count, clients.Distinct().Count()));
    }

    [Fact]
    public async Task A_stream_may_be_closed_twice_and_while_it_is_broken()
    {
        using FakeServer server = new FakeServer().Answer(_ => new HttpResponseMessage { Content = new StreamContent(new Broken()) });
        Stream body = (await server.Pipeline().SendStreamAsync(Operations.Of(Operations.List))).Value;
        await body.DisposeAsync();
        body.Dispose();
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("broken");
    }
}
