using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace BackupJobs.Emulator.Tests;

/// <summary>An emulator with a stopped clock that tests advance, and a plain client.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    public const string Item =
        "/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg1;vm1/protectedItems/VM;iaasvmcontainerv2;rg1;vm1";
    public const string ApiVersion = "api-version=2024-04-01";

    private TestVault(BackupVaultEmulator vault)
    {
        Vault = vault;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = vault.Endpoint };
    }

    public BackupVaultEmulator Vault { get; }

    public HttpClient Http { get; }

    public static async Task<TestVault> Start(VaultBehavior? behavior = null, Func<BackupVaultOptions, BackupVaultOptions>? more = null)
    {
        BackupVaultOptions options = new() { TimeProvider = new StoppedTime(), IdSeed = 1, Behavior = behavior ?? new VaultBehavior() };
        return new TestVault(await BackupVaultEmulator.StartAsync(more?.Invoke(options) ?? options));
    }

    /// <summary>Path below the vault, with the api-version.</summary>
    public string Path(string rest, string? query = null) => Vault.VaultPath + rest + "?" + ApiVersion + (query is null ? "" : "&" + query);

    public Task<HttpResponseMessage> Get(string rest, string? query = null) => Http.GetAsync(Path(rest, query));

    public Task<HttpResponseMessage> Post(string rest, string? body = null, string? query = null) =>
        Http.PostAsync(Path(rest, query), body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> Backup() => Post(Item + "/backup", """{"properties":{"objectType":"IaasVMBackupRequest"}}""");

    /// <summary>Starts a backup and follows its operation to the job.</summary>
    public async Task<string> BackupJob()
    {
        using HttpResponseMessage accepted = await Backup();
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Vault.Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode status = await Http.GetAsync(accepted.StatusUrl()).Json();
        return (string)status["properties"]!["jobId"]!;
    }

    public async Task<JsonNode> Job(string name) => (await Get("/backupJobs/" + name).Json())["properties"]!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Vault.DisposeAsync();
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 5, 13, 10, 0, 0, TimeSpan.Zero);
    }
}

internal static class Responses
{
    public static string StatusUrl(this HttpResponseMessage response) => response.Headers.GetValues("Azure-AsyncOperation").Single();

    public static string ResultUrl(this HttpResponseMessage response) => response.Headers.GetValues("Location").Single();

    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> sending)
    {
        using HttpResponseMessage response = await sending;
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<(HttpStatusCode Status, string? Code)> Error(this Task<HttpResponseMessage> sending)
    {
        using HttpResponseMessage response = await sending;
        JsonNode? body = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, (string?)body?["error"]?["code"]);
    }

    public static async Task<HttpStatusCode> Status(this Task<HttpResponseMessage> sending)
    {
        using HttpResponseMessage response = await sending;
        return response.StatusCode;
    }

    /// <summary>All pages of a list.</summary>
    public static async Task<List<JsonNode>> All(this HttpClient http, string url)
    {
        List<JsonNode> items = [];
        for (string? next = url; next is not null;)
        {
            JsonNode page = await http.GetAsync(next).Json();
            items.AddRange(page["value"]!.AsArray().Select(item => item!));
            next = (string?)page["nextLink"];
        }

        return items;
    }
}
