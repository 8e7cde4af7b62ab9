using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BackupJobs.Conformance.Prism;

/// <summary>
/// Prism (@stoplight/prism-cli) serving one document: it validates each request against the document and answers from it. It is a
/// process of its own, which ends with this object.
/// </summary>
internal sealed class PrismServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private PrismServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="cli">Path of prism-cli's index.js.</param>
    /// <exception cref="InvalidOperationException">Prism cannot read the document.</exception>
    public static async Task<PrismServer> StartAsync(string cli, string document)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start = new("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[cli, "mock", "--errors", "-h", address.Host, "-p", $"{address.Port}", document])
            start.ArgumentList.Add(argument);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        PrismServer server = new(process, address);
        using CancellationTokenSource deadline = new(Patience);
        while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (!line.Contains("Prism is listening", StringComparison.Ordinal))
                continue;
            // What nobody reads would stop it.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            return server;
        }

        server.Dispose();
        throw new InvalidOperationException($"Prism cannot read {document}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
