extern alias Client;

using System.Text.Json.Nodes;
using BackupJobsGen.Runtime;
using Client::BackupJobs;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>Our own client against a vault.</summary>
internal sealed class OwnClient : IDisposable
{
    /// <summary>The token that it sends; the JavaScript programs send the same.</summary>
    public const string Token = "contract-token";

    private readonly HttpClient _http;

    public OwnClient(BackupVaultEmulator vault)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false };
        // The self-signed certificate is trusted because it equals the emulator's.
        if (vault.Certificate is { } own)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => own.Equals(certificate);
        _http = new HttpClient(handler);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Client = new BackupClient(_http, new ApiClientOptions { Endpoint = vault.Endpoint });
        Vault = Client.Vault(vault.VaultPath);
    }

    public BackupClient Client { get; }

    public BackupVault Vault { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>All jobs as list items.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync()
    {
        List<JsonNode> jobs = [];
        await foreach (JobResource job in Vault.Jobs.ListAsync())
            jobs.Add(Json(job));
        return jobs;
    }

    /// <summary>One job with its details.</summary>
    public async Task<JsonNode> GetAsync(string name) => Json((await Vault.Jobs.GetAsync(name)).Value);

    private static JsonNode Json(JobResource job) => JsonNode.Parse(JobReport.Of(job).Json!.ToString())!;
}
