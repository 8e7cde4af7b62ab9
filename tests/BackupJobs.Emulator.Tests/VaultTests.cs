using System.Net;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

public class VaultTests
{
    private static readonly string[] JobTypes =
        ["AzureIaaSVMJob", "AzureIaaSVMJobV2", "AzureStorageJob", "AzureWorkloadJob", "DpmJob", "MabJob", "VaultJob"];

    [Fact]
    public async Task Seeded_jobs_have_all_types_and_outcomes_and_repeat_with_the_seed()
    {
        await using TestVault first = await TestVault.Start();
        await using TestVault second = await TestVault.Start();
        first.Vault.Seed(1000, seed: 42);
        second.Vault.Seed(1000, seed: 42);

        List<JsonNode> jobs = await first.Http.All(first.Path("/backupJobs"));
        List<JsonNode> same = await second.Http.All(second.Path("/backupJobs"));

        Assert.Equal(jobs.Select(job => job.ToJsonString()), same.Select(job => job.ToJsonString()));
        Assert.Equal(JobTypes, jobs.Select(job => (string)job["properties"]!["jobType"]!).Distinct().Order(StringComparer.Ordinal));
        foreach (string status in new[] { "Completed", "CompletedWithWarnings", "Failed", "Cancelled", "InProgress" })
            Assert.Contains(jobs, job => (string?)job["properties"]!["status"] == status);
    }

    [Fact]
    public async Task The_clock_follows_its_speed_and_can_be_advanced()
    {
        HandTime time = new();
        await using BackupVaultEmulator vault =
            await BackupVaultEmulator.StartAsync(new BackupVaultOptions { TimeProvider = time, Speed = 60 });
        DateTimeOffset start = vault.Clock.Now;

        time.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(TimeSpan.FromMinutes(2), vault.Clock.Now - start);
        vault.Clock.Speed = 0;
        time.Now += TimeSpan.FromSeconds(9);
        vault.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(3), vault.Clock.Now - start);
        vault.Clock.Speed = 1;
        time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(TimeSpan.FromMinutes(4), vault.Clock.Now - start);
        Assert.Throws<ArgumentOutOfRangeException>(() => vault.Clock.Advance(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => vault.Clock.Speed = -1);
    }

    [Fact]
    public async Task TLS_uses_the_certificate_of_the_emulator()
    {
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(new BackupVaultOptions { UseTls = true });
        using HttpClient strange = new() { BaseAddress = vault.Endpoint };
        using SocketsHttpHandler handler = new();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Equals(vault.Certificate);
        using HttpClient trusting = new(handler) { BaseAddress = vault.Endpoint };
        string path = vault.VaultPath + "/backupJobs?api-version=2024-04-01";

        Assert.Equal("https", vault.Endpoint.Scheme);
        Assert.True(vault.Endpoint.IsLoopback);
        Assert.Equal(HttpStatusCode.OK, await trusting.GetAsync(path).Status());
        await Assert.ThrowsAsync<HttpRequestException>(() => strange.GetAsync(path));
    }

    [Fact]
    public async Task Sixty_four_concurrent_clients_lose_no_job()
    {
        await using TestVault test = await TestVault.Start();
        test.Vault.Seed(300, seed: 9);

        string[] jobs = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Client()));

        Assert.Equal(64, jobs.Distinct().Count());
        Assert.Equal(364, (await test.Http.All(test.Path("/backupJobs"))).Count);

        async Task<string> Client()
        {
            using HttpResponseMessage accepted = await test.Backup();
            string job =
                (string)(await test.Get("/backupJobs", "$filter=status eq 'InProgress' and operation eq 'Backup'")
                    .Json())["value"]![0]!["name"]!;
            await test.Post($"/backupJobs/{job}/cancel");
            await test.Http.All(test.Path("/backupJobs"));
            return new Uri(accepted.StatusUrl()).Segments[^1];
        }
    }

    [Fact]
    public async Task A_duplicate_job_name_is_rejected_and_adds_nothing()
    {
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync();
        JobDefinition job = new() { Name = "one", StartTime = vault.Clock.Now };
        vault.Add(job);

        Assert.Throws<ArgumentException>(() => vault.Add(job with { Name = "ONE" }));
        vault.Seed(10, seed: 1);
        Assert.Throws<ArgumentException>(() => vault.Seed(10, seed: 1));
    }

    [Fact]
    public async Task IDs_of_operations_and_jobs_repeat_with_a_seed()
    {
        List<string> urls = [];
        foreach (int seed in new[] { 5, 5, 6 })
        {
            await using TestVault test = await TestVault.Start(more: options => options with { IdSeed = seed });
            using HttpResponseMessage accepted = await test.Backup();
            urls.Add(new Uri(accepted.StatusUrl()).Segments[^1] + await test.BackupJob());
        }

        Assert.Equal(urls[0], urls[1]);
        Assert.NotEqual(urls[0], urls[2]);
    }

    private sealed class HandTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
