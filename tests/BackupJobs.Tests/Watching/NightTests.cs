using BackupJobsGen.Runtime;
using BackupJobs.Tests.Support;
using Xunit.Abstractions;

namespace BackupJobs.Tests.Watching;

/// <summary>A whole night in virtual time: many jobs, every known fault.</summary>
public class NightTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Night = TimeSpan.FromHours(8);

    [Fact]
    public async Task Every_end_of_ten_thousand_jobs_is_reported_once_within_the_budget()
    {
        JumpingTime time = new();
        DateTimeOffset began = time.GetUtcNow();
        using SimulatedVault vault = new(time, jobs: 10_000, Night, faultRate: 0.03, seed: 20240501);
        using HttpClient http = new(vault);
        VaultJobs jobs = new BackupClient(http, new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint), TimeProvider = time })
            .Vault("sub", "rg", "v").Jobs;
        Dictionary<string, List<JobUpdate>> ends = [];
        Random jitter = new(7);
        WaitOptions options = new()
        {
            Lookback = TimeSpan.FromHours(3),
            Timeout = Night,
            JobDelay = new PollingDelay(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)) { Jitter = jitter.NextDouble },
        };

        await Assert.ThrowsAsync<PollingTimeoutException>(async () =>
        {
            await foreach (JobUpdate update in jobs.WatchAllAsync(options: options))
            {
                if (update.Outcome is not null)
                    (ends.TryGetValue(update.JobId, out List<JobUpdate>? told) ? told : ends[update.JobId] = []).Add(update);
            }
        });

        Report(vault, time.GetUtcNow() - began, ends.Count);
        Assert.All(ends.Values, told => Assert.Single(told));
        foreach (SimulatedJob job in vault.Jobs)
        {
            JobUpdate end = Assert.Single(ends[job.Id]);
            Assert.Equal(job.IsForgotten ? "Unknown" : job.FinalStatus, end.Outcome.ToString());
        }

        Assert.InRange(vault.Requests, 1, (long)((vault.PagesNeeded + vault.Jobs.Count) * 1.05));
    }

    private void Report(SimulatedVault vault, TimeSpan elapsed, int ended)
    {
        double oneByOne = vault.Jobs.Sum(job => (job.End - job.Start).TotalSeconds / 30);
        output.WriteLine(
            $"{vault.Jobs.Count} jobs, {ended} ends told, {elapsed.TotalHours:F2} h, {vault.Ticks} ticks, {vault.Faults} faults");
        output.WriteLine(
            $"requests {vault.Requests}, budget {(vault.PagesNeeded + vault.Jobs.Count) * 1.05:F0} = (pages {vault.PagesNeeded} + ends {vault.Jobs.Count}) x 1.05");
        output.WriteLine(
            $"job by job every 30 s: {oneByOne:F0} requests, {vault.Requests / oneByOne:P1} of it needed here; {vault.Requests / elapsed.TotalSeconds:F2} a second of the 25 that ARM allows");
    }
}
