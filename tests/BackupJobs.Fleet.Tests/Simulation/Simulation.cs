using System.Diagnostics;
using BackupJobs.Fleet.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet.Tests.Simulation;

/// <summary>What a simulation is asked for.</summary>
/// <param name="Vaults">Number of vaults.</param>
/// <param name="Speed">Simulated seconds in a second.</param>
/// <param name="Length">Simulated time that is measured, after all vaults were read once.</param>
internal sealed record SimulationPlan(int Vaults, double Speed, TimeSpan Length)
{
    /// <summary>Simulated time for which the model has jobs: longer than what is measured, because the first reads take a while.</summary>
    public TimeSpan Night => Length + TimeSpan.FromHours(2);
}

/// <summary>What a simulation has measured.</summary>
internal sealed record SimulationResult
{
    /// <summary>Simulated time until all vaults were read once.</summary>
    public required TimeSpan Began { get; init; }

    /// <summary>Simulated time that was measured.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Processor time of the service's process in it.</summary>
    public required TimeSpan Processor { get; init; }

    /// <summary>The largest resident memory of the service's process in bytes, from its start.</summary>
    public required long Memory { get; init; }

    public required long Ends { get; init; }

    /// <summary>What the source was asked.</summary>
    public required SourceCount Asked { get; init; }

    public required long Commits { get; init; }

    /// <summary>Size of the database at the end.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>From the end of a job until the sink was notified, ascending, in milliseconds.</summary>
    public required int[] Delays { get; init; }

    /// <summary>Ends that were not reported in time, and so have no delay.</summary>
    public required int Missing { get; init; }

    public required long Twice { get; init; }

    public double Cores => Processor / Length;

    public TimeSpan Percentile(double share) =>
        Delays.Length == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Delays[Math.Min(Delays.Length - 1, (int)(Delays.Length * share))]);
}

/// <summary>The service with its real storage (SQLite), its own default intervals and a clock that runs faster, against a model of Azure
/// in another process.</summary>
internal static class NightSimulation
{
    // What must be reported before it counts as missing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<SimulationResult> RunAsync(SimulationPlan plan, TextWriter log, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("fleet-night-").FullName;
        try
        {
            return await RunAsync(plan, Path.Combine(folder, "fleet.db"), log, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SimulationResult> RunAsync(
        SimulationPlan plan, string file, TextWriter log, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using SourceProcess source = await SourceProcess.StartAsync(plan, start, cancellationToken);
        ModelEstate estate = new(plan.Vaults, plan.Night);
        FastTime time = new(plan.Speed, ModelEstate.Begin, start);
        LagSink sink = new(estate, time);
        CommitCounter commits = new();
        using IHost host = Build(file, time, source.Address, sink, commits);
        await host.StartAsync(cancellationToken);
        await UntilAllAreReadAsync(host, plan.Vaults, cancellationToken);
        TimeSpan began = time.GetUtcNow() - ModelEstate.Begin;
        await log.WriteLineAsync($"all vaults were read after {began}");

        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        SourceCount asked = await source.CountAsync(cancellationToken);
        long written = commits.Count;
        IFleetStatus status = host.Services.GetRequiredService<IFleetStatus>();
        long ends = status.Ends;
        await Task.Delay(plan.Length, time, cancellationToken);
        TimeSpan length = time.GetUtcNow() - ModelEstate.Begin - began;
        process.Refresh();
        SimulationResult result = new()
        {
            Began = began,
            Length = length,
            Processor = process.TotalProcessorTime - before,
            Memory = process.PeakWorkingSet64,
            Ends = status.Ends - ends,
            Asked = await source.CountAsync(cancellationToken) - asked,
            Commits = commits.Count - written,
            StoredBytes = new FileInfo(file).Length,
            Delays = [],
            Missing = 0,
            Twice = 0,
        };
        (int[] delays, int missing) = sink.Delays(
            (int)began.TotalMilliseconds, (int)(began + length - Patience).TotalMilliseconds);
        await host.StopAsync(cancellationToken);
        return result with { Delays = delays, Missing = missing, Twice = sink.Twice };
    }

    private static IHost Build(string file, FastTime time, Uri source, LagSink sink, CommitCounter commits)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IEndSink>(sink);
        builder.Services.AddSingleton<FleetProbe>(commits);
        // Whether the database answers in time is a question of real seconds.
        builder.Services.AddSingleton(all => ActivatorUtilities.CreateInstance<FleetHealth>(all, TimeProvider.System));
        builder.Services.AddSingleton(all => ActivatorUtilities.CreateInstance<Heartbeat>(all, TimeProvider.System));
        builder.Services.AddBackupFleet(options =>
        {
            options.DatabaseFile = file;
            options.Tenants.Add(new FleetTenant
            {
                Id = "model", Credential = new AnyToken(), Endpoint = source, Scope = EstateScope.All,
            });
            options.FirstWindow = TimeSpan.FromHours(1);
        });
        return builder.Build();
    }

    private static async Task UntilAllAreReadAsync(IHost host, int vaults, CancellationToken cancellationToken)
    {
        IFleetHistory history = host.Services.GetRequiredService<IFleetHistory>();
        IFleetStatus status = host.Services.GetRequiredService<IFleetStatus>();
        // It counts all vaults: asked more often, the question would be the load.
        while (status.Vaults < vaults || (await history.MeasureLagAsync(cancellationToken)).NeverRead > 0)
            await Task.Delay(Math.Clamp(vaults / 10, 200, 5000), cancellationToken);
    }

    private sealed class CommitCounter : FleetProbe
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public override void Reached(FleetPoint point)
        {
            if (point == FleetPoint.AfterCommit)
                Interlocked.Increment(ref _count);
        }
    }
}
