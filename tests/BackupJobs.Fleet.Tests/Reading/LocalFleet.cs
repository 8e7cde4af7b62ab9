using BackupJobs.Fleet.Tests.Host;
using BackupJobs.Fleet.Tests.Kill;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Reading;

/// <summary>The service in the test's own process, with a SQLite file.</summary>
internal sealed class LocalFleet : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly IHost _host;

    private LocalFleet(Uri endpoint, string? folder, Action<FleetOptions>? configure, Action<LocalFleet, IServiceCollection>? replace)
    {
        _ownsFolder = folder is null;
        _folder = folder ?? Directory.CreateTempSubdirectory("fleet-").FullName;
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IEndSink>(Sink);
        replace?.Invoke(this, builder.Services);
        builder.Services.AddBackupFleet(options =>
        {
            TestOptions.Set(options, new FleetSettings { Endpoint = endpoint, Sink = endpoint, DatabaseFile = File });
            configure?.Invoke(options);
        });
        _host = builder.Build();
    }

    public MemorySink Sink { get; } = new();

    public string File => Path.Combine(_folder, "fleet.db");

    public IFleetHistory History => _host.Services.GetRequiredService<IFleetHistory>();

    public OwnedShards Owned => _host.Services.GetRequiredService<OwnedShards>();

    public IFleetStatus Status => _host.Services.GetRequiredService<IFleetStatus>();

    /// <param name="estate">What is watched.</param>
    /// <param name="folder">Where the file is; null for a folder of its own.</param>
    /// <param name="configure">Changes the options of tests.</param>
    /// <param name="replace">Adds services before those of the service, and in place of them.</param>
    public static async Task<LocalFleet> StartAsync(
        TestEstate estate, string? folder = null, Action<FleetOptions>? configure = null,
        Action<LocalFleet, IServiceCollection>? replace = null)
    {
        LocalFleet fleet = new(estate.Emulator.Endpoint, folder, configure, replace);
        await fleet._host.StartAsync();
        return fleet;
    }

    /// <summary>Waits for something, as long as a loaded machine may need.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        while (!await condition())
        {
            if (DateTimeOffset.UtcNow - started > TimeSpan.FromSeconds(60))
                Assert.Fail("What the test waits for has not happened within 60 s.");
            await Task.Delay(100);
        }
    }

    /// <summary>Waits until the sink was notified of all jobs.</summary>
    public Task UntilDeliveredAsync(TestEstate estate) => UntilAsync(() => Task.FromResult(estate.Keys.All(Sink.Keys.Contains)));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }
}

internal sealed class MemorySink : IEndSink
{
    private readonly List<JobEnd> _received = [];

    public string Name => "memory";

    public IReadOnlyList<JobEnd> Received
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    public IReadOnlySet<string> Keys => Received.Select(end => end.Key).ToHashSet();

    public bool Accepts(JobEnd jobEnd) => true;

    /// <summary>Whether the next ends are refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>What an answer takes. The end is received before.</summary>
    public TimeSpan Takes { get; set; }

    public async Task<Delivery> DeliverAsync(JobEnd jobEnd, CancellationToken cancellationToken)
    {
        if (Refuses)
            return Delivery.TryAgain("busy");
        lock (_received)
            _received.Add(jobEnd);
        await Task.Delay(Takes, cancellationToken);
        return Delivery.Accepted;
    }
}
