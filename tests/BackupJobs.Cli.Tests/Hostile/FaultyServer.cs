using System.Net.Sockets;
using System.Text;
using BackupJobsGen.Hostile;

namespace BackupJobs.Cli.Tests.Hostile;

/// <summary>Servers with a <see cref="Fault"/>.</summary>
internal static class FaultyServer
{
    private static readonly TimeSpan Drip = TimeSpan.FromMilliseconds(100);

    public static HostileServer Start(Fault fault)
    {
        // Fatal: handshake_failure.
        if (fault == Fault.TlsAlert)
            return new HostileServer(Answers.Bytes([21, 3, 3, 0, 2, 2, 40])) { ReadsHead = false };
        HostileServer server = new((line, stream, token) => RespondAsync(fault, line, stream, token));
        if (fault == Fault.Refused)
            server.StopListening();
        return server;
    }

    /// <summary>A response with a body.</summary>
    public static byte[] Response(int status, string body, string headers = "Content-Type: application/json\r\n") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} Status\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static Task RespondAsync(Fault fault, string line, NetworkStream stream, CancellationToken token) => fault switch
    {
        Fault.Silent => Task.Delay(Timeout.Infinite, token),
        Fault.SlowHeaders => DripAsync(stream, "HTTP/1.1 200 OK\r\nX-Padding: ", token),
        Fault.SlowBody => DripAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{", token),
        Fault.EndlessPages => stream.WriteAsync(Response(200, Page(line)), token).AsTask(),
        Fault.Reset => Reset(stream),
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

    private static Task Reset(NetworkStream stream)
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Close();
        return Task.CompletedTask;
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
}
