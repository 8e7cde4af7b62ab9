using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackupJobsGen.Hostile;

/// <summary>A server on a raw socket, because a web server does not send invalid or unfinished responses.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<Stream, CancellationToken, Task>> _answers = [];
    private readonly Func<string, NetworkStream, CancellationToken, Task>? _respond;
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Task _loop;
    private Func<Stream, CancellationToken, Task> _last = static (_, _) => Task.CompletedTask;

    /// <summary>Starts a server that closes each connection after one answer.</summary>
    /// <param name="answers">One answer for each request, see <see cref="Answers"/>; the last one is repeated.</param>
    public HostileServer(params Func<Stream, CancellationToken, Task>[] answers)
        : this() => _answers = new(answers);

    /// <summary>Starts a server that keeps its connections for further requests.</summary>
    /// <param name="respond">Responds to a request; gets its first line.</param>
    public HostileServer(Func<string, NetworkStream, CancellationToken, Task> respond)
        : this() => _respond = respond;

    private HostileServer()
    {
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _loop = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Whether a request's head is read before it is answered. Not where the client speaks TLS.</summary>
    public bool ReadsHead { get; set; } = true;

    /// <summary>Request line and headers of each request, in order.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    /// <summary>Refuses connections from now on.</summary>
    public void StopListening() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped, perhaps between two connections, where it says "Not listening".
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using NetworkStream stream = client.GetStream();
                if (_respond is null)
                    await AnswerAsync(stream);
                else
                    await RespondAsync(stream, _respond);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client has left, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        if (ReadsHead)
            _heads.Enqueue(await ReadHeadAsync(stream));
        if (_answers.TryDequeue(out Func<Stream, CancellationToken, Task>? next))
            _last = next;
        await _last(stream, _stop.Token);
    }

    private async Task RespondAsync(NetworkStream stream, Func<string, NetworkStream, CancellationToken, Task> respond)
    {
        while (await ReadHeadAsync(stream) is { Length: > 0 } head)
        {
            _heads.Enqueue(head);
            string[] lines = head.Split("\r\n");
            string? length = lines.FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (length is not null)
                await stream.ReadExactlyAsync(new byte[int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)], _stop.Token);
            await respond(lines[0], stream, _stop.Token);
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && head.Length < 64 * 1024
            && await stream.ReadAsync(one, _stop.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
