using BackupJobs.ContractAz;
using BackupJobs.Emulator;

DirectoryInfo folder = Directory.CreateTempSubdirectory("contract-az-");
try
{
    await using IdentityEndpoint identity = await IdentityEndpoint.StartAsync(OwnClient.Token);
    // Only the checks advance the clock, so that all clients read the same running jobs.
    await using BackupVaultEmulator vault = await BackupVaultEmulator.StartAsync(new BackupVaultOptions
    {
        UseTls = true,
        Speed = 0,
        PageSize = 40,
        Behavior = new VaultBehavior { Shape = WireShape.Strict, TokenCheck = new TokenCheck { Token = OwnClient.Token } },
    });
    AzureCli az = new(vault, identity, folder.FullName);
    await az.WriteFilesAsync();
    Report report = new();
    Report.Note("az", (await az.RunAsync("version", "--query", "\"azure-cli\"")).Output.Trim() + " against " + vault.Endpoint);
    await SameJobs.CheckAsync(vault, az, report);
    await Endings.CheckAsync(vault, az, report);
    return report.Failed ? 1 : 0;
}
finally
{
    folder.Delete(recursive: true);
}
