extern alias Client;

using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.Emulator.Tests.Estate;

/// <summary>Our own client against an estate.</summary>
public class EstateClientTests
{
    private static readonly PollingDelay Fast = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(40));
    private static readonly WaitOptions Pace = new() { OperationDelay = Fast, JobDelay = Fast, Timeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task Vaults_items_and_jobs_are_the_same_by_resource_graph_and_by_lists()
    {
        await using TestEstate test = await TestEstate.Start();
        test.Emulator.Seed(40, seed: 3);
        BackupEstate graph = Client(test).Estate();
        BackupEstate lists = Client(test).Estate();

        (string[] vaults, string[] items, string[] jobs) = await Everything(graph);
        test.Emulator.Behavior = test.Emulator.Behavior with { MissingRights = ["Microsoft.ResourceGraph/resources/read"] };
        test.Emulator.ClearRequests();
        (string[] listedVaults, string[] listedItems, string[] listedJobs) = await Everything(lists);

        Assert.Equal((6, 17, 40), (vaults.Length, items.Length, jobs.Length));
        Assert.Equal(vaults.Order(), listedVaults.Order());
        Assert.Equal(items.Order(), listedItems.Order());
        Assert.Equal(jobs.Order(), listedJobs.Order());
        Assert.Contains(test.Emulator.Requests, request => request.OperationId == "BackupVaults_GetInSubscription");
    }

    [Fact]
    public async Task Named_vaults_are_read_and_no_others()
    {
        await using TestEstate test = await TestEstate.Start();
        test.Emulator.Seed(40, seed: 3);
        EmulatedVault[] two = [SampleEstate.Vaults[0], SampleEstate.Vaults[1]];
        EstateScope scope = EstateScope.Vaults(two.Select(vault => VaultId.Parse(vault.Path)));
        BackupEstate graph = Client(test).Estate(scope);
        BackupEstate lists = Client(test).Estate(scope);

        (string[] vaults, string[] items, string[] jobs) = await Everything(graph);
        test.Emulator.Behavior = test.Emulator.Behavior with { MissingRights = ["Microsoft.ResourceGraph/resources/read"] };
        test.Emulator.ClearRequests();
        (string[] listedVaults, string[] listedItems, string[] listedJobs) = await Everything(lists);

        Assert.Equal((2, two.Sum(vault => vault.Items.Count)), (vaults.Length, items.Length));
        Assert.InRange(jobs.Length, 1, 39);
        Assert.Equal((2, items.Length, jobs.Length), (listedVaults.Length, listedItems.Length, listedJobs.Length));
        Assert.DoesNotContain(
            test.Emulator.Requests, request => request.OperationId?.Contains("Subscription", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Jobs_of_a_Backup_vault_are_exported()
    {
        await using BackupVaultEmulator emulator = await Fresh();
        emulator.Seed(40, seed: 3);
        EmulatedVault vault = SampleEstate.Vaults.First(one => one.Kind == EmulatedVaultKind.BackupVault);
        BackupVault own = Client(emulator).Vault(vault.Path);

        JobExport export = await own.Jobs.ExportAsync(options: Pace);
        using HttpClient http = new();
        JsonNode report = JsonNode.Parse(await http.GetStringAsync(export.GetDownloadUrl()))!;

        List<string?> listed = [];
        await foreach (JobResource job in own.Jobs.ListAsync())
            listed.Add(job.Name);
        Assert.NotEmpty(listed);
        Assert.Equal(listed.Order(), report["value"]!.AsArray().Select(job => (string?)job!["name"]).Order());
    }

    [Fact]
    public async Task A_backup_of_each_kind_is_started_and_waited_for()
    {
        await using BackupVaultEmulator emulator = await Fresh();
        BackupClient client = Client(emulator);
        foreach (EmulatedVault vault in SampleEstate.Vaults.Take(2))
        {
            BackupOperation operation = await client.Vault(vault.Path).BackUpAsync(vault.Items[0].PathIn(vault));
            JobReport job = await operation.WaitForJobAsync(Pace);

            Assert.Equal(JobOutcome.Completed, job.Outcome);
            Assert.Equal(vault.Items[0].FriendlyName, job.EntityName);
            Assert.True(job.Duration > TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task A_running_job_has_the_time_since_its_start_as_its_duration_in_lists_and_watches()
    {
        await using TestEstate test = await TestEstate.Start();
        test.Emulator.Add(test.BackupVault.Path, new JobDefinition
        {
            Name = "running",
            Item = test.Disk,
            StartTime = test.Emulator.Clock.Now - TimeSpan.FromMinutes(3),
        });
        BackupClient client = Client(test);

        await foreach (JobReport job in client.Estate().ListJobsAsync())
            Assert.Equal(TimeSpan.FromMinutes(3), job.Duration);
        await foreach (JobUpdate update in client.Vault(test.BackupVault.Path).Jobs.WatchAsync("running"))
        {
            // The clock of a wait goes on although the client's time stands still.
            Assert.InRange(update.ToReport().Duration!.Value, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
            break;
        }
    }

    [Fact]
    public async Task A_watch_of_all_vaults_reports_each_end_once_although_resource_graph_is_behind()
    {
        await using BackupVaultEmulator emulator = await Fresh(
            new VaultBehavior { GraphDelay = TimeSpan.FromMinutes(1), FailingItems = ["disk-web01"], GraphQuota = null });
        BackupClient client = Client(emulator);
        List<BackupOperation> started = [];
        foreach (EmulatedVault vault in SampleEstate.Vaults.Take(2))
            started.Add(await client.Vault(vault.Path).BackUpAsync(vault.Items[0].PathIn(vault)));
        Dictionary<string, JobOutcome?> ends = [];
        await foreach (JobUpdate update in client.Estate().WatchAsync(options: Pace))
        {
            if (update.Outcome is null)
                continue;
            Assert.True(ends.TryAdd(update.ToReport().EntityName!, update.Outcome));
            if (ends.Count == started.Count)
                break;
        }

        Assert.Equal(JobOutcome.Completed, ends["web01"]);
        Assert.Equal(JobOutcome.Failed, ends["disk-web01"]);
    }

    [Fact]
    public async Task A_check_finds_the_item_that_always_fails_and_a_retry_repairs_it()
    {
        await using BackupVaultEmulator emulator = await Fresh(
            new VaultBehavior { FailingItems = ["disk-web01", "berlin01"], GraphQuota = null });
        emulator.Seed(16 * 3, seed: 2);
        BackupClient client = Client(emulator);
        BackupEstate estate = client.Estate();

        IReadOnlyList<ItemCheck> before = await estate.CheckAsync(TimeSpan.FromDays(3));
        Assert.Equal(["berlin01", "disk-web01"], before.Where(check => check.IsStale).Select(check => check.Item.Name).Order());
        Assert.All(before.Where(check => check.IsStale), check => Assert.NotEmpty(check.LastFailure!.Errors));

        emulator.Behavior = emulator.Behavior with { FailingItems = [] };
        foreach (ItemCheck check in before.Where(check => check.IsStale))
        {
            BackupOperation? retry = await estate.VaultOf(check.Item.Id).RetryAsync(check.LastFailure!);
            Assert.Equal(JobOutcome.Completed, (await retry!.WaitForJobAsync(Pace)).Outcome);
        }

        Assert.DoesNotContain(await estate.CheckAsync(TimeSpan.FromDays(3)), check => check.IsStale);
    }

    private static async Task<(string[] Vaults, string[] Items, string[] Jobs)> Everything(BackupEstate estate)
    {
        List<string> vaults = [], items = [], jobs = [];
        await foreach (VaultInfo vault in estate.FindVaultsAsync())
            vaults.Add($"{vault.Id} {vault.Location}");
        await foreach (ProtectedItemInfo item in estate.ListProtectedItemsAsync())
            items.Add($"{item.Id} {item.Name} {item.Kind} {item.PolicyName} {item.SourceId} {item.IsActive} {item.LastRecoveryPoint}");
        await foreach (JobReport job in estate.ListJobsAsync())
            jobs.Add($"{job.Vault} {job.JobId} {job.EntityName} {job.Status} {job.StartTime:O} {job.EndTime:O} {job.Duration}");
        return ([.. vaults], [.. items], [.. jobs]);
    }

    private static Task<BackupVaultEmulator> Fresh(VaultBehavior? behavior = null) => BackupVaultEmulator.StartAsync(
        new BackupVaultOptions { Vaults = SampleEstate.Vaults, Speed = 3000, Behavior = behavior ?? new VaultBehavior() });

    private static BackupClient Client(TestEstate test) =>
        new(new HttpClient(), new ApiClientOptions { Endpoint = test.Emulator.Endpoint, TimeProvider = test.ClientTime });

    private static BackupClient Client(BackupVaultEmulator emulator) =>
        new(new HttpClient(), new ApiClientOptions { Endpoint = emulator.Endpoint });
}
