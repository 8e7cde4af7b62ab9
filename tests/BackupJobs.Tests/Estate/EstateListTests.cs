using System.Net;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using static BackupJobs.Tests.Estate.EstateSamples;

namespace BackupJobs.Tests.Estate;

/// <summary>An estate that is read by the lists of its vaults.</summary>
public class EstateListTests
{
    private readonly JumpingTime _time = new();
    private readonly EstateSamples _samples;

    public EstateListTests() => _samples = new EstateSamples(_time);

    [Theory]
    [InlineData(9, 2)]
    [InlineData(1_000, 0)]
    public async Task A_vault_that_is_throttled_is_asked_again_before_the_others_are_given_up(int refusals, int items)
    {
        _samples.Graph = _ => FakeService.Json("{}", HttpStatusCode.Forbidden);
        int left = refusals;
        _samples.List = path => path.EndsWith("/backupProtectedItems", StringComparison.Ordinal) && left-- > 0
            ? FakeService.Json("""{"error":{"code":"TooManyRequests","message":"Later."}}""", HttpStatusCode.TooManyRequests)
            : null;
        Task<List<ProtectedItemInfo>> all = ToListAsync(_samples.Estate().ListProtectedItemsAsync());

        if (items == 0)
            Assert.Equal(429, (await Assert.ThrowsAnyAsync<ApiException>(() => all)).Status);
        else
            Assert.Equal(items, (await all).Count);
        Assert.Equal(10, _samples.Count("/backupProtectedItems"));
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(408, "{}")]
    [InlineData(200, "[1")]
    [InlineData(0, "")]
    public async Task A_vault_that_fails_is_reported_and_the_others_are_read_if_the_caller_listens(int status, string body)
    {
        _samples.Graph = _ => FakeService.Json("{}", HttpStatusCode.Forbidden);
        _samples.List = path => !path.StartsWith(FakeService.VaultPath + "/", StringComparison.Ordinal) ? null
            : status == 0 ? throw new TaskCanceledException("No answer.", new TimeoutException("100 s"))
            : FakeService.Json(body, (HttpStatusCode)status);
        List<VaultId> failed = [];

        BackupEstate estate = _samples.Estate(failed: (vault, _) => failed.Add(vault));
        ProtectedItemInfo item = Assert.Single(await ToListAsync(estate.ListProtectedItemsAsync()));
        JobReport job = Assert.Single(await ToListAsync(estate.ListJobsAsync()));

        Assert.Equal(("disk1", "diskjob"), (item.Name, job.JobId));
        Assert.Equal(2, failed.Count);
        Assert.All(failed, vault => Assert.Equal(FakeService.VaultPath, vault.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => ToListAsync(_samples.Estate().ListJobsAsync()));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Where_resource_graph_is_refused_the_lists_give_the_same_results(HttpStatusCode status)
    {
        List<JobReport> expected = await ToListAsync(_samples.Estate().ListJobsAsync());
        List<ProtectedItemInfo> expectedItems = await ToListAsync(_samples.Estate().ListProtectedItemsAsync());
        _samples.Graph = _ => FakeService.Json("""{"error":{"code":"Forbidden","message":"no"}}""", status);
        BackupEstate estate = _samples.Estate();

        List<JobReport> jobs = await ToListAsync(estate.ListJobsAsync());
        List<ProtectedItemInfo> items = await ToListAsync(estate.ListProtectedItemsAsync());
        Assert.Equal(expected.Select(job => (job.JobId, job.Status)), jobs.Select(job => (job.JobId, job.Status)));
        Assert.Equal(expectedItems.OrderBy(item => item.Id), items.OrderBy(item => item.Id));
        Assert.Equal(2, (await ToListAsync(estate.FindVaultsAsync())).Count);
    }

    [Fact]
    public async Task A_vault_that_refuses_its_list_does_not_hide_the_others()
    {
        _samples.Graph = _ => FakeService.Json("{}", HttpStatusCode.Forbidden);
        _samples.IsVaultRefused = true;
        List<VaultId> failed = [];

        List<JobReport> jobs = await ToListAsync(_samples.Estate(failed: (vault, _) => failed.Add(vault)).ListJobsAsync());

        Assert.Equal("diskjob", Assert.Single(jobs).JobId);
        Assert.Equal("v", Assert.Single(failed).VaultName);
    }

    [Fact]
    public async Task Management_groups_have_no_other_way()
    {
        _samples.Graph = _ => FakeService.Json("{}", HttpStatusCode.Forbidden);

        await Assert.ThrowsAnyAsync<ApiException>(() => ToListAsync(_samples.Estate(EstateScope.ManagementGroups("m")).FindVaultsAsync()));
    }

    [Fact]
    public async Task Jobs_that_resource_graph_has_forgotten_are_read_from_their_vaults()
    {
        JobFilter old = new() { StartTime = _time.GetUtcNow() - TimeSpan.FromDays(20) };

        List<JobReport> jobs = await ToListAsync(_samples.Estate().ListJobsAsync(old));

        Assert.Equal(2, jobs.Count);
        Assert.DoesNotContain(_samples.Queries, query => query.Contains("backupjobs", StringComparison.Ordinal));
    }
}
