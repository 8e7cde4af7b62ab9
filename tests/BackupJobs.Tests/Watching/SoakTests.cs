using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace BackupJobs.Tests.Watching;

/// <summary>Runs alone: an exception that another test leaves unobserved is not a fault of these waits.</summary>
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public class SoakRunsAlone;

/// <summary>Many waits at once for hours of virtual time, with every fault at 5 %.</summary>
[Collection(nameof(SoakTests))]
public class SoakTests(ITestOutputHelper output)
{
    private static readonly int Waits = LongTests.AreAsked ? 1000 : 40;
    private static readonly TimeSpan Length = LongTests.AreAsked ? TimeSpan.FromHours(5) : TimeSpan.FromMinutes(40);

    private int _unobserved;

    [Fact]
    public async Task No_end_is_lost_or_reported_twice_and_memory_stays_flat()
    {
        CollectUnobserved();
        TaskScheduler.UnobservedTaskException += Count;
        FakeTimeProvider time = new(new DateTimeOffset(2024, 5, 1, 20, 0, 0, TimeSpan.Zero));
        using SimulatedVault vault = new(time, Waits, Length, faultRate: 0, seed: 5);
        using SoakFaults faults = new(vault, rate: 0.05, seed: 20240501);
        using HttpClient http = new(faults) { Timeout = Timeout.InfiniteTimeSpan };
        VaultJobs jobs =
            new BackupClient(
                http, new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint), TimeProvider = time }).Vault(
                "sub", "rg", "v").Jobs;
        SimulatedJob[] watched = [.. vault.Jobs.Where(job => job.LeavesList is null)];
        List<JobUpdate>[] updates = [.. watched.Select(_ => new List<JobUpdate>())];

        Task<JobReport>[] waits = [.. watched.Select((job, index) => WaitAsync(jobs, job.Id, index, updates[index]))];
        long half = await RunAsync(time, faults, Length / 2);
        long end = await RunAsync(time, faults, Length / 2 + TimeSpan.FromMinutes(45));
        for (int i = 0; i < 200 && waits.Any(wait => !wait.IsCompleted); i++)
            await RunAsync(time, faults, TimeSpan.FromMinutes(1));

        Assert.Equal(watched.Select(job => job.FinalStatus), (await Task.WhenAll(waits)).Select(report => report.Status));
        Assert.All(updates, reported => Assert.Single(reported, update => update.Outcome is not null));
        output.WriteLine(
            $"{waits.Length} waits, {faults.Requests} requests, {faults.Faults} faults, {half >> 10} KB after the first half, {end >> 10} KB at the end");
        Assert.True(end < half + (16 << 20), $"{half} bytes became {end}");
        CollectUnobserved();
        TaskScheduler.UnobservedTaskException -= Count;
        Assert.Equal(0, _unobserved);
    }

    // Every tenth wait is for one job by the list.
    private static async Task<JobReport> WaitAsync(VaultJobs jobs, string id, int index, List<JobUpdate> updates)
    {
        WaitOptions options = new() { Timeout = Length + TimeSpan.FromHours(3), Progress = new Recorder<JobUpdate>(updates) };
        return index % 10 == 0 ? (await jobs.WaitAllAsync([id], options))[0] : await jobs.WaitAsync(id, options);
    }

    private static async Task<long> RunAsync(FakeTimeProvider time, SoakFaults faults, TimeSpan length)
    {
        TimeSpan step = TimeSpan.FromSeconds(5);
        for (TimeSpan passed = TimeSpan.Zero; passed < length; passed += step)
        {
            time.Advance(step);
            // Lets what is due run before time goes on.
            for (long before = -1; before != faults.Requests;)
            {
                before = faults.Requests;
                for (int i = 0; i < 20; i++)
                    await Task.Yield();
            }
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void CollectUnobserved()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private void Count(object? sender, UnobservedTaskExceptionEventArgs fault) => Interlocked.Increment(ref _unobserved);
}
