using System.Text;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests.Estate;

/// <summary>The sample estate with a stopped clock that tests advance, and a plain client.</summary>
internal sealed class TestEstate : IAsyncDisposable
{
    public const string ApiVersion = "?api-version=2024-04-01";
    public const string Graph = "/providers/Microsoft.ResourceGraph/resources" + ApiVersion;
    private readonly HandTime _time;

    private TestEstate(BackupVaultEmulator emulator, HandTime time)
    {
        (Emulator, _time) = (emulator, time);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = emulator.Endpoint };
    }

    public BackupVaultEmulator Emulator { get; }

    public HttpClient Http { get; }

    public EmulatedVault BackupVault { get; } = SampleEstate.Vaults[1];

    public EmulatedVault RecoveryServicesVault { get; } = SampleEstate.Vaults[0];

    public EmulatedItem Disk => BackupVault.Items[0];

    public static async Task<TestEstate> Start(VaultBehavior? behavior = null, int pageSize = 100)
    {
        HandTime time = new();
        return new TestEstate(
            await BackupVaultEmulator.StartAsync(new BackupVaultOptions
            {
                Vaults = SampleEstate.Vaults,
                ManagementGroups = SampleEstate.ManagementGroups,
                TimeProvider = time,
                Speed = 0,
                IdSeed = 1,
                PageSize = pageSize,
                Behavior = behavior ?? new VaultBehavior(),
            }),
            time);
    }

    /// <summary>The client's time, which is that of the emulator's clock at its start.</summary>
    public TimeProvider ClientTime => _time;

    /// <summary>Lets time pass for the client, which the quotas follow.</summary>
    public void PassClientTime(TimeSpan time) => _time.Now += time;

    public Task<HttpResponseMessage> Get(string path) => Http.GetAsync(path + ApiVersion);

    public Task<HttpResponseMessage> Post(string path, string? body = null) =>
        Http.PostAsync(path + ApiVersion, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> BackUpDisk(string rule = "BackupDaily") =>
        Post(Disk.PathIn(BackupVault) + "/backup", $$"""{"backupRuleOptions":{"ruleName":"{{rule}}"} }""");

    /// <summary>Starts a backup of a disk and follows its operation to the resource ID of the job.</summary>
    public async Task<string> StartDiskJob()
    {
        using HttpResponseMessage accepted = await BackUpDisk();
        Emulator.Clock.Advance(TimeSpan.FromSeconds(2));
        JsonNode status = await Http.GetAsync(accepted.StatusUrl()).Json();
        return (string)status["properties"]!["jobId"]!;
    }

    public async Task<JsonObject> Job(string id) => (await Get(id).Json())["properties"]!.AsObject();

    public async Task<List<JsonObject>> ListedJobs() =>
        [.. (await Http.All(BackupVault.Path + "/backupJobs" + ApiVersion)).Select(job => job["properties"]!.AsObject())];

    public Task<HttpResponseMessage> Query(string query, string more = "") => Http.PostAsync(
        Graph,
        new StringContent($$"""{"query":{{JsonValue.Create(query).ToJsonString()}}{{more}}}""", Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Emulator.DisposeAsync();
    }

    private sealed class HandTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 13, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
