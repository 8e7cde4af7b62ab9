using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BackupJobs.Fleet.Cli;

namespace BackupJobs.Fleet.Tests.Demo;

public class DemoTests
{
    // What the README promises after the build.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_demo_shows_200_vaults_with_jobs_and_ends_when_it_is_interrupted()
    {
        string port = FreePort().ToString(CultureInfo.InvariantCulture);
        using CancellationTokenSource interrupt = new();
        using StringWriter text = new();
        TextWriter output = TextWriter.Synchronized(text);
        Task<int> demo = FleetCommand.RunAsync(
            ["demo", "--no-browser", "--nights", "1", "--port", port], new FleetShell(output, output, interrupt.Token));
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        using CancellationTokenSource limit = new(Promised);
        while (!await HasAllAsync(http, limit.Token))
        {
            Assert.False(demo.IsCompleted, text.ToString());
            await Task.Delay(200, limit.Token);
        }

        Assert.Contains("<title>Backup fleet</title>", await http.GetStringAsync("", limit.Token), StringComparison.Ordinal);
        await interrupt.CancelAsync();
        Assert.Equal(0, await demo);
    }

    private static async Task<bool> HasAllAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            JsonElement overview =
                JsonDocument.Parse(await http.GetStringAsync("api/overview", cancellationToken)).RootElement;
            return overview.GetProperty("vaults").GetInt32() == 200
                && overview.GetProperty("lastDay").GetProperty("completed").GetInt32() > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
