using System.Text;
using BackupJobsGen.Hostile;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>A response in pieces, each sent when the test says so, over a raw socket.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    private readonly HostileServer _server;
    private readonly SemaphoreSlim _next = new(0);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="mediaType">Of the response.</param>
    /// <param name="pieces">Sent one by one, see <see cref="SendNext"/>; then the connection stays open.</param>
    public StreamServer(string mediaType, params string[] pieces) =>
        _server = new HostileServer(async (stream, token) =>
        {
            try
            {
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {mediaType}\r\nTransfer-Encoding: chunked\r\n\r\n"), token);
                foreach (string piece in pieces)
                {
                    await _next.WaitAsync(token);
                    byte[] bytes = Encoding.UTF8.GetBytes(piece);
                    byte[] chunk = [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];
                    await stream.WriteAsync(chunk, token);
                }

                while (await stream.ReadAsync(new byte[16], token) > 0)
                {
                }
            }
            finally
            {
                _left.TrySetResult();
            }
        });

    public Uri Endpoint => _server.Endpoint;

    /// <summary>Done when the client has closed the connection.</summary>
    public Task Left => _left.Task;

    public void SendNext() => _next.Release();

    public ApiPipeline Pipeline(HttpClient http) => new(http, null, new ApiClientOptions { Endpoint = Endpoint });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _next.Dispose();
    }
}
