using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>A server on a raw socket, because a web server does not send invalid or unfinished responses.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private const int MaxHeadBytes = 64 * 1024;

    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _respond;
    private readonly Fault? _fault;
    private readonly Task _accepting;
    private int _requests;

    /// <param name="respond">Responds to a request; gets its first line.</param>
    /// <param name="fault">A fault of the connection itself.</param>
    public HostileServer(Func<string, NetworkStream, CancellationToken, Task> respond, Fault? fault = null)
    {
        (_respond, _fault) = (respond, fault);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests => _requests;

    public static HostileServer Start(Fault fault)
    {
        HostileServer server = new((line, stream, token) => RespondAsync(fault, line, stream, token), fault);
        if (fault == Fault.Refused)
            server._listener.Stop();
        return server;
    }

    /// <summary>A response with a body.</summary>
    public static byte[] Response(int status, string body, string headers = "Content-Type: application/json\r\n") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} Status\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private static Task RespondAsync(Fault fault, string line, NetworkStream stream, CancellationToken token) => fault switch
    {
        Fault.Silent => Task.Delay(Timeout.Infinite, token),
        Fault.SlowHeaders => DripAsync(stream, "HTTP/1.1 200 OK\r\nX-Padding: ", token),
        Fault.SlowBody => DripAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{", token),
        Fault.EndlessPages => stream.WriteAsync(Response(200, Page(line)), token).AsTask(),
        Fault.LongRetryAfter =>
            stream.WriteAsync(Response(429, """{"error":{"code":"TooManyRequests"}}""", "Retry-After: 86400\r\n"), token).AsTask(),
        Fault.Throttled =>
            stream.WriteAsync(Response(429, """{"error":{"code":"TooManyRequests"}}""", "Retry-After: 0\r\n"), token).AsTask(),
        Fault.Unavailable => stream.WriteAsync(Response(503, """{"error":{"code":"ServiceUnavailable"}}"""), token).AsTask(),
        Fault.Garbage => stream.WriteAsync(Response(200, "<html>{]"), token).AsTask(),
        _ => Task.CompletedTask,
    };

    private static string Page(string line)
    {
        string path = line.Split(' ')[1].Split('?')[0];
        return $$"""{"value":[],"nextLink":"{{path}}?api-version=2024-04-01&$skipToken={{Guid.NewGuid()}}"}""";
    }

    private static async Task DripAsync(NetworkStream stream, string start, CancellationToken token)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), token);
        while (true)
        {
            await Task.Delay(Drip, token);
            await stream.WriteAsync("x"u8.ToArray(), token);
        }
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException
            or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient disposed = client;
        try
        {
            NetworkStream stream = client.GetStream();
            if (_fault == Fault.TlsAlert)
            {
                // Fatal: handshake_failure.
                await stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 40 }, _stopping.Token);
                return;
            }

            while (await ReadHeadAsync(stream) is { } line)
            {
                Interlocked.Increment(ref _requests);
                if (_fault == Fault.Reset)
                {
                    client.LingerState = new LingerOption(true, 0);
                    return;
                }

                await _respond(line, stream, _stopping.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client has gone, or the test has ended.
        }
    }

    /// <summary>Reads a request with its body; null at the end of the connection.</summary>
    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (head.Length > MaxHeadBytes || await stream.ReadAsync(one, _stopping.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n");
        string? length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        for (int left = length is null ? 0 : int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture); left > 0;
            left--)
            await stream.ReadExactlyAsync(one, _stopping.Token);
        return lines[0];
    }
}
