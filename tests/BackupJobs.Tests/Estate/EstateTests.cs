using System.Net;
using BackupJobs.Testing;
using BackupJobs.Tests.Support;
using BackupJobsGen.Runtime;
using static BackupJobs.Tests.Estate.EstateSamples;

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
        Assert.Equal(new ValueMap<string>(new Dictionary<string, string> { ["team"] = "shop", ["Cost center"] = "42" }), vaults[0].Tags);
        Assert.Empty(vaults[1].Tags);
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

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_check_says_when_the_last_success_was_although_it_is_too_old(HttpStatusCode graph)
    {
        _samples.Running = ("Completed", "Completed");
        if (graph != HttpStatusCode.OK)
            _samples.Graph = _ => FakeService.Json("{}", graph);

        IReadOnlyList<ItemCheck> checks = await _samples.Estate().CheckAsync(TimeSpan.FromMinutes(30));

        ItemCheck disk = checks.Single(check => check.Item.Name == "disk1");
        Assert.True(disk.IsStale);
        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromHours(1), disk.LastSuccess!.Value, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1_000, 1)]
    public async Task Resource_graph_that_fails_is_asked_again_and_then_replaced_by_the_lists(int failures, int isReplaced)
    {
        _samples.Graph = number => number <= failures ? FakeService.Json("{}", HttpStatusCode.ServiceUnavailable) : null;
        BackupEstate estate = _samples.Estate();

        List<JobReport> jobs = await ToListAsync(estate.ListJobsAsync());

        Assert.Equal(["diskjob", "vmjob"], jobs.Select(job => job.JobId));
        Assert.Equal(isReplaced, _samples.Count("vaults/v/backupJobs"));
        Assert.True(estate.UsesResourceGraph);
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

    private static HttpResponseMessage Quota(HttpResponseMessage response, string remaining, string reset)
    {
        response.Headers.TryAddWithoutValidation("x-ms-user-quota-remaining", remaining);
        response.Headers.TryAddWithoutValidation("x-ms-user-quota-resets-after", reset);
        return response;
    }
}
