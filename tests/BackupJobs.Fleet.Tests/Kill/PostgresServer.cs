using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BackupJobs.Fleet.Tests.Kill;

/// <summary>A PostgreSQL server from Debian's packages, on loopback, in a folder of its own.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Account = "postgres";

    private static readonly string? Programs = FindPrograms();

    private readonly string _folder;
    private readonly int _port = FreePort();
    private Process? _process;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>Why there is no server here; null if there is one.</summary>
    public static string? Missing => Programs is null
        ? "PostgreSQL's postgres and initdb are neither in PATH nor in /usr/lib/postgresql/*/bin (apt-get install postgresql)."
        : null;

    public int Port => _port;

    public string ConnectionString => ConnectionStringOver(_port);

    /// <summary>The connection string of the same server behind another port.</summary>
    public static string ConnectionStringOver(int port) => $"Host=127.0.0.1;Port={port};Username={Account};Database=postgres";

    public static async Task<PostgresServer> StartAsync()
    {
        PostgresServer server = new(Directory.CreateTempSubdirectory("fleet-pg-").FullName);
        // The server refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["-R", Account, server._folder]);
        await RunAsync(
            AsAccount(Path.Combine(Programs!, "initdb"), "-D", server.Data, "-A", "trust", "-U", Account, "--no-sync", "-E", "UTF8"));
        await server.BeginAsync();
        return server;
    }

    /// <summary>Ends the server as a crash does, and starts it again.</summary>
    /// <param name="pause">How long it is away.</param>
    public async Task RestartAsync(TimeSpan pause)
    {
        await EndAsync();
        await Task.Delay(pause);
        await BeginAsync();
    }

    /// <summary>A database of its own.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await using NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand create = new($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task BeginAsync()
    {
        string[] command = AsAccount(
            Path.Combine(Programs!, "postgres"), "-D", Data, "-h", "127.0.0.1", "-k", _folder, "-p",
            _port.ToString(CultureInfo.InvariantCulture), "-c", "fsync=off", "-c", "max_connections=200");
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        _process.BeginErrorReadLine();
        NpgsqlConnectionStringBuilder settings = new(ConnectionString) { Pooling = false, Timeout = 2 };
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await using NpgsqlConnection connection = new(settings.ToString());
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task EndAsync()
    {
        if (_process is null)
            return;
        await RunAsync("kill", ["-QUIT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private static string[] AsAccount(params string[] command) => Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--clear-groups", .. command]
        : command;

    private static Task RunAsync(string[] command) => RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = "/",
            })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {error}{await output}");
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb")));
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
