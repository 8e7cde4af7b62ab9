using System.Net;
using System.Net.Sockets;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>A network between one process and a server that a test cuts: connections stay open, and nothing passes, as when a cable is
/// pulled.</summary>
internal sealed class CuttableNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _open = Opened();

    public CuttableNetwork(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Nothing passes from now on.</summary>
    public void Cut() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held passes, and everything after it.</summary>
    public void Mend() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        TaskCompletionSource open = new();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(ConnectAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectAsync(TcpClient client)
    {
        using TcpClient near = client;
        using TcpClient far = new();
        try
        {
            await _open.Task.WaitAsync(_stop.Token);
            await far.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            Task first = await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
            await first;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            // One of both ends is gone.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
        {
            await _open.Task.WaitAsync(_stop.Token);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
