using BackupJobs.Emulator;

namespace BackupJobs.Fleet.Cli;

/// <summary>Starts a backup every other second, so that there is something to watch.</summary>
internal sealed class DemoNight(BackupVaultEmulator emulator, BackupClient client)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Random random = new(1);
        (EmulatedVault Vault, EmulatedItem Item)[] items =
            [.. emulator.Vaults.SelectMany(vault => vault.Items.Select(item => (vault, item)))];
        while (!cancellationToken.IsCancellationRequested)
        {
            (EmulatedVault vault, EmulatedItem item) = items[random.Next(items.Length)];
            emulator.Behavior = emulator.Behavior with
            {
                JobLength = TimeSpan.FromSeconds(random.Next(10, 90)),
                JobOutcome = random.Next(12) switch
                {
                    0 => SimulatedOutcome.Failed,
                    1 => SimulatedOutcome.CompletedWithWarnings,
                    _ => SimulatedOutcome.Completed,
                },
            };
            try
            {
                await client.Vault(vault.Path).BackUpAsync(item.PathIn(vault), cancellationToken: cancellationToken).ConfigureAwait(false);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
