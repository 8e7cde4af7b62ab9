using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using Xunit.Abstractions;

namespace BackupJobs.Tests.Estate;

/// <summary>
/// Requests of a watch over 5,000 vaults with 100,000 jobs a day, in virtual time, by Resource Graph and by one list a vault.
/// </summary>
public class EstateLoadTests(ITestOutputHelper output)
{
    private const int Vaults = 5_000;
    private const int JobsADay = 100_000;
    private static readonly TimeSpan Lookback = TimeSpan.FromHours(3);

    [Fact]
    public async Task A_tick_costs_one_query_for_a_thousand_jobs_that_can_have_changed_and_one_request_for_each_end()
    {
        TimeSpan watched = TimeSpan.FromMinutes(30);
        JumpingTime time = new();
        DateTimeOffset began = time.GetUtcNow();
        SimulatedEstate service = new(time, Vaults, JobsADay, Lookback, watched);
        Dictionary<string, int> ends = await WatchAsync(service, time, watched);

        // What ends in the last minutes may not be read before the watch is over.
        DateTimeOffset last = began + watched - TimeSpan.FromMinutes(3);
        SimulatedEstateJob[] ended = [.. service.Jobs.Where(job => job.End > began.AddMinutes(1) && job.End < last)];
        // What runs, started or ended in a quarter of an hour: five pages instead of the thirteen of the look-back.
        const double pages = 6;
        Report("Resource Graph", service, service.FirstQueries);
        Assert.Equal(0, service.Refused);
        Assert.Equal(0, service.Lists);
        Assert.InRange(ended.Length, 1_000, 5_000);
        Assert.All(ended, job => Assert.Equal(1, ends.GetValueOrDefault(job.Name)));
        Assert.InRange(service.Queries / (double)service.FirstQueries, 1, pages);
        Assert.InRange(service.Details, ended.Length, ended.Length + (60 * service.FirstQueries));
        Assert.InRange(service.FirstQueries, 25, 40);
    }

    [Fact]
    public async Task One_list_for_each_vault_costs_as_many_requests_as_there_are_vaults()
    {
        TimeSpan watched = TimeSpan.FromMinutes(5);
        JumpingTime time = new();
        SimulatedEstate service = new(time, Vaults, JobsADay, Lookback, watched) { IsGraphRefused = true };

        await WatchAsync(service, time, watched);

        Report("one list for each vault", service, service.Searches);
        Assert.InRange(service.Lists / (double)service.Searches, Vaults * 0.5, Vaults);
    }

    private static async Task<Dictionary<string, int>> WatchAsync(SimulatedEstate service, JumpingTime time, TimeSpan watched)
    {
        using HttpClient http = new(service);
        BackupEstate estate =
            new BackupClient(http, new ApiClientOptions { Endpoint = new Uri(FakeService.Endpoint), TimeProvider = time }).Estate();
        TimeSpan minute = TimeSpan.FromMinutes(1);
        WaitOptions options = new() { Lookback = Lookback, Timeout = watched, JobDelay = new PollingDelay(minute, minute) };
        Dictionary<string, int> ends = [];
        await Assert.ThrowsAsync<PollingTimeoutException>(async () =>
        {
            await foreach (JobUpdate update in estate.WatchAsync(options: options))
            {
                if (update.Outcome is not null)
                    ends[update.JobId] = ends.GetValueOrDefault(update.JobId) + 1;
            }
        });
        return ends;
    }

    private void Report(string way, SimulatedEstate service, int ticks) => output.WriteLine(
        $"{way}: {service.Requests} requests in {ticks} ticks, {service.Requests / (double)ticks:F0} a tick: "
        + $"{service.Queries / (double)ticks:F1} queries, {service.Lists / (double)ticks:F0} lists, "
        + $"{service.Details / (double)ticks:F0} jobs");
}
