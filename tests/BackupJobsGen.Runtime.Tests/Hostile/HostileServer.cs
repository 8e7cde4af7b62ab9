using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BackupJobsGen.Hostile;

/// <summary>Answers each request with exact bytes over a raw socket. Other test projects link this file.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<Stream, CancellationToken, Task>> _answers;
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Task _loop;
    private Func<Stream, CancellationToken, Task> _last = static (_, _) => Task.CompletedTask;

    /// <summary>Starts a server.</summary>
    /// <param name="answers">One answer for each request, see <see cref="Answers"/>; the last one is repeated.</param>
    public HostileServer(params Func<Stream, CancellationToken, Task>[] answers)
    {
        _answers = new(answers);
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _loop = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Whether a request's head is read before it is answered. Not where the client speaks TLS.</summary>
    public bool ReadsHead { get; set; } = true;

    /// <summary>Request line and headers of each request, in order.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

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
                if (ReadsHead)
                    _heads.Enqueue(await ReadHeadAsync(stream));
                if (_answers.TryDequeue(out Func<Stream, CancellationToken, Task>? next))
                    _last = next;
                await _last(stream, _stop.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client has left, or the test is over.
            }
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
