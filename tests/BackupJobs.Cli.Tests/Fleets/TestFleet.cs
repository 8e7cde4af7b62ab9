using BackupJobs.Fleet;
using BackupJobs.Fleet.Tests;

namespace BackupJobs.Cli.Tests.Fleets;

/// <summary>A running fleet over a history in memory, and a shell to ask it.</summary>
internal sealed class TestFleet : IAsyncDisposable
{
    public const string Key = "key-of-a-test-with-24-characters";

    private readonly WebFleet _web;

    private TestFleet(FakeFleet history, WebFleet web) => (History, _web) = (history, web);

    public FakeFleet History { get; }

    public TestShell Shell { get; } = new();

    public string Url => _web.Address.ToString();

    public static async Task<TestFleet> StartAsync(FakeFleet history, Action<FleetWebOptions>? configure = null) =>
        new(history, await WebFleet.StartAsync(history, configure));

    /// <summary>Runs a command with <c>--fleet</c>.</summary>
    public Task<Ran> Run(params string[] arguments) => Shell.Run([.. arguments, "--fleet", Url]);

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
