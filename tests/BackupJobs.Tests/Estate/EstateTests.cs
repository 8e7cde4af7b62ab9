using System.Net;
using BackupJobs.Testing;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;

namespace BackupJobs.Tests.Estate;

public class EstateTests
{
    private readonly JumpingTime _time = new();
    private readonly EstateSamples _samples;

    public EstateTests() => _samples = new EstateSamples(_time);

    [Fact]
    public async Task One_query_finds_vaults_of_both_kinds()
    {
        List<VaultInfo> vaults = await ToListAsync(_samples.Estate().FindVaultsAsync());

        Assert.Equal([VaultKind.BackupVault, VaultKind.RecoveryServices], vaults.Select(vault => vault.Id.Kind));
        Assert.Equal("northeurope", vaults[0].Location);
        Assert.Single(_samples.Service.Requests);
    }

    [Fact]
    public async Task One_query_lists_jobs_of_both_kinds_newest_first()
    {
        List<JobReport> jobs = await ToListAsync(_samples.Estate().ListJobsAsync());

        Assert.Equal(["diskjob", "vmjob"], jobs.Select(job => job.JobId));
        Assert.Equal([null, JobOutcome.Failed], jobs.Select(job => job.Outcome));
        Assert.Equal(EstateSamples.Item, jobs[1].ItemId);
        Assert.False(jobs[1].IsUserTriggered);
        Assert.Equal(400001, Assert.Single(jobs[1].Errors).Code);
        Assert.Single(_samples.Service.Requests);
    }

    [Fact]
    public async Task The_scope_is_in_the_request()
    {
        await ToListAsync(_samples.Estate(EstateScope.Subscriptions("s1", "s2")).FindVaultsAsync());
        await ToListAsync(_samples.Estate(EstateScope.ManagementGroups("m1")).FindVaultsAsync());
        await ToListAsync(_samples.Estate().FindVaultsAsync());

        Assert.Contains("\"subscriptions\":[\"s1\",\"s2\"]", _samples.Queries[0], StringComparison.Ordinal);
        Assert.Contains("\"managementGroups\":[\"m1\"]", _samples.Queries[1], StringComparison.Ordinal);
        Assert.DoesNotContain("subscriptions\":", _samples.Queries[2], StringComparison.Ordinal);
        Assert.All(_samples.Queries, query => Assert.Contains("\"resultFormat\":\"objectArray\"", query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Named_vaults_are_in_the_query_of_jobs_and_items()
    {
        EstateScope scope = EstateScope.Vaults(
            new VaultId("s1", "it's", "v"), new VaultId("S1", "IT'S", "V"), new VaultId("s2", "rg", "bv", VaultKind.BackupVault));

        await ToListAsync(_samples.Estate(scope).ListProtectedItemsAsync());
        await ToListAsync(_samples.Estate(scope).ListJobsAsync());

        const string expected = @"where id startswith '/subscriptions/s1/resourceGroups/it\\'s/providers/Microsoft.RecoveryServices/vaults/v/' "
            + "or id startswith '/subscriptions/s2/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv/'";
        Assert.All(_samples.Queries, query => Assert.Contains(
            expected, query.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(_samples.Queries, query => Assert.Contains("[\"s1\",\"s2\"]", query, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => EstateScope.Vaults());
        Assert.Throws<ArgumentException>(
            () => EstateScope.Vaults(Enumerable.Range(0, 51).Select(i => new VaultId("s1", "rg", "v" + i))));
    }

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

    [Fact]
    public async Task Named_vaults_of_which_nothing_is_found_are_read_once_and_reported_if_they_refuse()
    {
        VaultId gone = new("s1", "rg", "gone");
        VaultId empty = new("s2", "rg", "empty", VaultKind.BackupVault);
        VaultId there = VaultId.Parse(FakeService.VaultPath);
        _samples.Vault = path => path.EndsWith("gone", StringComparison.Ordinal)
            ? FakeService.Json("""{"error":{"code":"ResourceNotFound","message":"It is not there."}}""", HttpStatusCode.NotFound)
            : FakeService.Json("""{"location":"westus","properties":{"storageSettings":[]}}""");
        List<(VaultId Vault, int Status)> failed = [];
        BackupEstate estate = _samples.Estate(
            EstateScope.Vaults(gone, empty, there), (vault, error) => failed.Add((vault, ((ApiException)error).Status)));

        await ToListAsync(estate.ListProtectedItemsAsync());
        await ToListAsync(estate.ListJobsAsync());

        Assert.Equal([(gone, 404), (gone, 404)], failed);
        Assert.Equal((2, 1), (_samples.Count("GET " + gone), _samples.Count("GET " + empty)));
        Assert.Equal(0, _samples.Count("GET " + there));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    public void Invalid_names_are_rejected(string name)
    {
        Assert.Throws<ArgumentException>(() => EstateScope.Subscriptions(name));
        Assert.Throws<ArgumentException>(() => EstateScope.ManagementGroups(name));
    }

    [Fact]
    public async Task Pages_are_requested_by_their_token()
    {
        _samples.Graph = number => number switch
        {
            1 => EstateSamples.Page(_samples.VmJob("Failed"), "token1", "true"),
            2 => EstateSamples.Page(_samples.DiskJob("InProgress")),
            _ => null,
        };

        List<JobReport> jobs = await ToListAsync(_samples.Estate().ListJobsAsync());

        Assert.Equal(2, jobs.Count);
        Assert.Contains("\"$skipToken\":\"token1\"", _samples.Queries[1], StringComparison.Ordinal);
        Assert.Equal(2, _samples.Queries.Count);
    }

    [Fact]
    public async Task Rows_that_are_cut_off_are_an_error_instead_of_a_short_list()
    {
        _samples.Graph = _ => EstateSamples.Page(_samples.VmJob("Failed"), token: null, truncated: "true");

        ApiException error = await Assert.ThrowsAnyAsync<ApiException>(() => ToListAsync(_samples.Estate().ListJobsAsync()));

        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_go_in_circles_end()
    {
        _samples.Graph = _ => EstateSamples.Page(_samples.VmJob("Failed"), "same");

        await Assert.ThrowsAnyAsync<ApiException>(() => ToListAsync(_samples.Estate().ListJobsAsync()));

        Assert.InRange(_samples.Queries.Count, 2, 3);
    }

    [Fact]
    public async Task A_row_that_does_not_fit_is_skipped_alone()
    {
        _samples.Graph = _ => EstateSamples.Page(
            $$"""{"id":"x","type":"microsoft.dataprotection/backupvaults/backupjobs","properties":{"status":1} },17,null,{{_samples.VmJob("Failed")}}""");

        JobReport job = Assert.Single(await ToListAsync(_samples.Estate().ListJobsAsync()), report => report.JobId == "vmjob");

        Assert.Equal(JobOutcome.Failed, job.Outcome);
    }

    [Fact]
    public async Task A_used_up_quota_is_waited_for()
    {
        _samples.Graph = number => number == 1 ? Quota(EstateSamples.Page(_samples.VmJob("Failed"), "token1"), "0", "00:00:05") : null;
        DateTimeOffset before = _time.GetUtcNow();

        await ToListAsync(_samples.Estate().ListJobsAsync());

        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_refusal_for_too_many_queries_is_repeated_when_the_quota_is_renewed()
    {
        _samples.Graph = number => number <= 2
            ? Quota(FakeService.Json("{}", HttpStatusCode.TooManyRequests), "0", "00:00:04")
            : null;

        Assert.Equal(2, (await ToListAsync(_samples.Estate().ListJobsAsync())).Count);
        Assert.Equal(3, _samples.Queries.Count);
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

    [Fact]
    public async Task A_watch_confirms_running_jobs_and_reads_the_details_of_an_end_once()
    {
        // Resource Graph goes on to show the job as running after its vault knows its end.
        _samples.Running = ("InProgress", "Completed");
        using CancellationTokenSource enough = new();
        List<JobUpdate> updates = [];
        IAsyncEnumerable<JobUpdate> watch = _samples.Estate().WatchAsync(options: Patient(enough, 12), cancellationToken: enough.Token);
        await foreach (JobUpdate update in watch.Stopped())
            updates.Add(update);

        Assert.Equal(
            [("vmjob", JobUpdateKind.Ended), ("diskjob", JobUpdateKind.Appeared), ("diskjob", JobUpdateKind.Ended)],
            updates.Select(update => (update.JobId, update.Kind)));
        Assert.Equal(1, _samples.Count("/backupJobs/diskjob"));
    }

    [Fact]
    public async Task Running_jobs_are_confirmed_less_and_less_often()
    {
        using CancellationTokenSource enough = new();
        await foreach (JobUpdate _ in _samples.Estate().WatchAsync(options: Patient(enough, 40), cancellationToken: enough.Token).Stopped())
        {
        }

        Assert.InRange(_samples.Queries.Count, 20, 40);
        Assert.InRange(_samples.Count("/backupJobs/diskjob"), 3, 9);
    }

    [Fact]
    public async Task A_check_names_items_without_a_recent_success_and_why()
    {
        _samples.Running = ("Completed", "Completed");

        IReadOnlyList<ItemCheck> checks = await _samples.Estate().CheckAsync(TimeSpan.FromHours(24));

        Assert.Equal([("vm1", true), ("disk1", false)], checks.Select(check => (check.Item.Name, check.IsStale)));
        Assert.Equal("vmjob", checks[0].LastFailure?.JobId);
        Assert.Equal("nightly", checks[0].Item.PolicyName);
        Assert.Null(checks[1].LastFailure);
        Assert.Equal(2, _samples.Service.Requests.Count);
    }

    [Fact]
    public async Task A_running_backup_is_not_a_success_yet()
    {
        IReadOnlyList<ItemCheck> checks = await _samples.Estate().CheckAsync(TimeSpan.FromHours(24));

        Assert.All(checks, check => Assert.True(check.IsStale));
        Assert.True(checks.Single(check => check.Item.Name == "disk1").IsRunning);
    }

    [SharedFact]
    public void Samples_of_rows_are_read()
    {
        string path = Path.Combine(Repository.Shared!, "wire2", "arg-jobs-page.json");
        if (!File.Exists(path))
            return;
        using System.Text.Json.JsonDocument page = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        RawJson data = RawJson.Parse(page.RootElement.GetProperty("body").GetProperty("data").GetRawText());
        JobReport[] jobs = [.. GraphRowReader.Split(data).Select((row, index) => JobReport.Of(GraphRowReader.Job(row, index, null)!))];

        Assert.Equal([JobOutcome.Completed, JobOutcome.Failed], jobs.Select(job => job.Outcome));
        Assert.Equal(["00:03:34.4374603", "00:41:12.2222222"], jobs.Select(job => job.Duration?.ToString()));
        Assert.True(jobs[1].CanRetry);
        Assert.All(jobs, job => Assert.NotNull(job.Vault));
    }

    private static WaitOptions Patient(CancellationTokenSource enough, int polls)
    {
        int count = 0;
        return new WaitOptions { Health = new Recorder<PollingHealth>(_ =>
        {
            if (++count >= polls)
                enough.Cancel();
        }) };
    }

    private static HttpResponseMessage Quota(HttpResponseMessage response, string remaining, string reset)
    {
        response.Headers.TryAddWithoutValidation("x-ms-user-quota-remaining", remaining);
        response.Headers.TryAddWithoutValidation("x-ms-user-quota-resets-after", reset);
        return response;
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        List<T> items = [];
        await foreach (T item in source)
            items.Add(item);
        return items;
    }

    private sealed class Recorder<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}

internal static class EndlessWatch
{
    /// <summary>Ends a watch where its cancellation would throw.</summary>
    public static async IAsyncEnumerable<T> Stopped<T>(this IAsyncEnumerable<T> watch)
    {
        await using IAsyncEnumerator<T> updates = watch.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            yield return updates.Current;
        }
    }
}
