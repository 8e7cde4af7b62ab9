using System.Net.Http.Headers;
using BackupJobs.Emulator;
using BackupJobsGen.Runtime;
using BackupJobsGen.Testing;

namespace Contoso.Backup.Tests;

public class UnfinishedJobsTests
{
    [Fact]
    public async Task Only_jobs_that_did_not_complete_are_written()
    {
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync();
        vault.Add(Ended(vault, "good", SimulatedOutcome.Completed));
        vault.Add(Ended(vault, "bad", SimulatedOutcome.Failed));
        using HttpClient http = new();
        BackupClient client = new(http, new ApiClientOptions { Endpoint = vault.Endpoint });
        using StringWriter output = new();

        int count = await UnfinishedJobs.WriteAsync(client, VaultAddress.Parse(vault.VaultPath), output);

        Assert.Equal(1, count);
        Assert.StartsWith("bad  ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Failed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_what_the_document_allows()
    {
        await using MockServer server = MockServer.Load(Path.Combine(AppContext.BaseDirectory, "specs", "2024-04-01", "backup.json"));
        server.Operation("BackupJobs_List").Next(MockAnswer.Json(200, """{"value":[]}"""));
        using HttpClient http = server.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        VaultAddress vault = VaultAddress.Parse(
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/vault1");
        using StringWriter output = new();

        Assert.Equal(0, await UnfinishedJobs.WriteAsync(new BackupClient(http), vault, output));
        server.ThrowIfViolated();
    }

    private static JobDefinition Ended(BackupVaultEmulator vault, string name, SimulatedOutcome outcome) => new()
    {
        Name = name,
        Outcome = outcome,
        StartTime = vault.Clock.Now.AddHours(-1),
        Length = TimeSpan.FromMinutes(10),
    };
}
