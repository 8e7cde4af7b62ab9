using System.Globalization;
using System.Net;

namespace BackupJobs.Emulator.Tests;

public class ThrottleTests
{
    [Fact]
    public async Task A_bucket_of_250_reads_is_exhausted_and_refilled_with_25_per_second()
    {
        MovableTime time = new();
        await using TestVault test = await TestVault.Start(
            new VaultBehavior { RateLimit = new RateLimit() }, options => options with { TimeProvider = time });
        for (int left = 249; left >= 0; left--)
        {
            using HttpResponseMessage served = await test.Get("/backupJobs");
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            Assert.Equal(
                left.ToString(CultureInfo.InvariantCulture),
                served.Headers.GetValues("x-ms-ratelimit-remaining-subscription-resource-requests").Single());
            Assert.Equal(
                left.ToString(CultureInfo.InvariantCulture),
                served.Headers.GetValues("x-ms-ratelimit-remaining-subscription-reads").Single());
        }

        using HttpResponseMessage refused = await test.Get("/backupJobs");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        // Writes and other subscriptions have separate buckets.
        Assert.Equal(HttpStatusCode.Accepted, await test.Backup().Status());
        Assert.Equal(
            HttpStatusCode.OK,
            await test.Http.GetAsync(test.Path("/backupJobs").Replace(test.Vault.SubscriptionId, "other", StringComparison.Ordinal))
                .Status());

        time.Now += TimeSpan.FromSeconds(1);
        List<HttpStatusCode> after = [];
        for (int i = 0; i < 26; i++)
            after.Add(await test.Get("/backupJobs").Status());
        Assert.Equal(25, after.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, after[^1]);
    }

    [Fact]
    public async Task Every_nth_request_can_be_throttled_with_any_code()
    {
        Throttle throttle = new()
        {
            EveryNth = 3,
            Code = "CloudDosAbsoluteLimitReached",
            RetryAfter = new() { Delay = TimeSpan.FromSeconds(7) }
        };
        await using TestVault test = await TestVault.Start(new VaultBehavior { Throttle = throttle });
        List<HttpStatusCode> statuses = [];
        for (int i = 0; i < 6; i++)
            statuses.Add(await test.Get("/backupJobs").Status());
        Assert.Equal([2, 5], Enumerable.Range(0, 6).Where(i => statuses[i] == HttpStatusCode.TooManyRequests));

        test.Vault.Behavior = new VaultBehavior { Throttle = throttle with { EveryNth = 1 } };
        using HttpResponseMessage refused = await test.Get("/backupJobs");
        Assert.Equal(7, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal((HttpStatusCode.TooManyRequests, "CloudDosAbsoluteLimitReached"), await Task.FromResult(refused).Error());
    }

    private sealed class MovableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 5, 13, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
