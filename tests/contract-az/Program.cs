using BackupJobs.ContractAz;
using BackupJobs.Emulator;

Report report = new();
await using IdentityEndpoint identity = await IdentityEndpoint.StartAsync(OwnClient.Token);
// Only the checks advance the clock, so that all clients read the same running jobs.
BackupVaultOptions options = new()
{
    UseTls = true,
    Speed = 0,
    PageSize = 40,
    Behavior = new VaultBehavior { Shape = WireShape.Strict, TokenCheck = new TokenCheck { Token = OwnClient.Token } },
};
await RunAsync(options with { Vaults = SampleEstate.Vaults }, SameEstate.CheckAsync);
await RunAsync(options, async (vault, az, results) =>
{
    await SameJobs.CheckAsync(vault, az, results);
    await Endings.CheckAsync(vault, az, results);
});
return report.Failed ? 1 : 0;

async Task RunAsync(BackupVaultOptions own, Func<BackupVaultEmulator, AzureCli, Report, Task> check)
{
    DirectoryInfo folder = Directory.CreateTempSubdirectory("contract-az-");
    try
    {
        await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(own);
        AzureCli az = new(vault, identity, folder.FullName);
        await az.WriteFilesAsync();
        Report.Note("az", (await az.RunAsync("version", "--query", "\"azure-cli\"")).Output.Trim() + " against " + vault.Endpoint);
        await check(vault, az, report);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
