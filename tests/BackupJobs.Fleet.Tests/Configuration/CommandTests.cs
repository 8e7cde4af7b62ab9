using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BackupJobs.Fleet.Cli;

namespace BackupJobs.Fleet.Tests.Configuration;

public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_process_whose_address_is_in_use_takes_no_shard_and_says_what_to_do()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        string database = Path.Combine(_folder.FullName, "fleet.db");
        string config = Write("fleet.json", $$"""
            { "database": { "file": "{{database}}" }, "tenants": [{ "endpoint": "http://127.0.0.1:9", "token": { "file": "{{Secret()}}" } }],
              "web": { "url": "http://127.0.0.1:{{port}}" } }
            """);

        Assert.Equal(1, await RunAsync("run", "-c", config));

        Assert.Contains("error: the address is in use", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("try: stop the program that uses it, or choose another port", _error.ToString(), StringComparison.Ordinal);
        await using SqliteDatabase file = new(database);
        await using DbConnection connection = await file.ConnectAsync(CancellationToken.None);
        List<long> epochs = await connection.QueryAsync(
            "select max(epoch) from shard", row => row.GetInt64(0), CancellationToken.None);
        Assert.Equal([0], epochs);
    }

    [Fact]
    public async Task A_stop_during_the_start_is_a_clean_stop()
    {
        string config = Write("fleet.json", $$"""
            { "database": { "file": "{{_folder.FullName}}/fleet.db" },
              "tenants": [{ "endpoint": "http://127.0.0.1:9", "token": { "file": "{{Secret()}}" } }], "web": { "url": "http://127.0.0.1:0" } }
            """);
        using CancellationTokenSource stopped = new();
        await stopped.CancelAsync();

        Assert.Equal(0, await FleetCommand.RunAsync(["run", "-c", config], new FleetShell(_output, _error, stopped.Token)));

        Assert.Empty(_output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_configuration_that_is_not_a_file_is_named_for_what_it_is()
    {
        Assert.Equal(2, await RunAsync("config", "check", "-c", _folder.FullName));
        Assert.StartsWith($"error: {_folder.FullName} is a folder", _error.ToString(), StringComparison.Ordinal);
        _error.GetStringBuilder().Clear();
        Assert.Equal(2, await RunAsync("run", "-c", ""));
        Assert.StartsWith("error: the name of the configuration is empty", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fleet.yaml", "# A comment.\ntenants:\n- id: a\n")]
    [InlineData("fleet.yml", "---\ntenants: []\n")]
    public async Task Yaml_is_not_supported_and_said_to_be_so(string name, string text)
    {
        string config = Write(name, text);
        Assert.Equal(2, await RunAsync("config", "check", "-c", config));

        Assert.Contains($"error: {config} is a YAML file, and a configuration is JSON", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_are_shown_with_mistakes_and_do_not_stop_a_valid_configuration()
    {
        string text = $$"""
            { "database": { "file": "{{_folder.FullName}}/fleet.db" }, "tenants": [{ "token": { "file": "{{Secret()}}" } }],
              "reading": { "runningInterval": "1h" } }
            """;
        Assert.Equal(0, await RunAsync("config", "check", "-c", Write("a.json", text)));
        Assert.Contains("a.json(2,35): 'reading.runningInterval' is longer", _error.ToString(), StringComparison.Ordinal);

        string wrong = text.Replace("\"1h\"", "\"1h\", \"spare\": 2", StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync("config", "check", "-c", Write("b.json", wrong)));
        Assert.Contains("error: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("warning: ", _error.ToString().Split("b.json", 2)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_every_account_may_read_is_a_warning()
    {
        if (OperatingSystem.IsWindows())
            return;
        string secret = Secret();
        string config = Write("fleet.json", $$"""{ "database": { "file": "{{_folder.FullName}}/a.db" }, "tenants": [{ "token": { "file": "{{secret}}" } }] }""");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(0, await RunAsync("config", "check", "-c", config));
        Assert.Empty(_error.ToString());

        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal(0, await RunAsync("config", "check", "-c", config));
        // The folder is that of this account alone.
        Assert.Empty(_error.ToString());

        _folder.UnixFileMode |= UnixFileMode.OtherExecute;
        Assert.Equal(0, await RunAsync("config", "check", "-c", config));
        Assert.Contains($"every account of this machine may read the secret in {secret}: chmod o-rwx", _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("warning: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folders_of_a_secret_are_those_of_its_file_and_not_of_a_link_to_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        string hidden = Directory.CreateDirectory(Path.Combine(_folder.FullName, "hidden")).FullName;
        string open = Directory.CreateDirectory(Path.Combine(_folder.FullName, "open")).FullName;
        string linked = Path.Combine(_folder.FullName, "linked");
        Directory.CreateSymbolicLink(linked, hidden);
        string secret = Write("hidden/token", "a-token");
        File.CreateSymbolicLink(Path.Combine(open, "token"), secret);
        _folder.UnixFileMode |= UnixFileMode.OtherExecute;
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        string[] paths = [secret, Path.Combine(open, "token"), Path.Combine(linked, "token")];

        File.SetUnixFileMode(hidden, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal([false, false, false], paths.Select(SecretFiles.CanOthersRead));
        new DirectoryInfo(hidden).UnixFileMode |= UnixFileMode.OtherExecute;
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal([true, true, true], paths.Select(SecretFiles.CanOthersRead));
    }

    private Task<int> RunAsync(params string[] arguments) =>
        FleetCommand.RunAsync(arguments, new FleetShell(_output, _error, CancellationToken.None));

    private string Secret() => Write("token", "a-token");

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
