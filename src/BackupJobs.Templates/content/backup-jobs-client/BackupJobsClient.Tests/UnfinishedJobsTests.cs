using BackupJobs.Emulator;
using BackupJobsGen.Runtime;

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

    private static JobDefinition Ended(BackupVaultEmulator vault, string name, SimulatedOutcome outcome) => new()
    {
        Name = name,
        Outcome = outcome,
        StartTime = vault.Clock.Now.AddHours(-1),
        Length = TimeSpan.FromMinutes(10),
    };
}
