namespace Contoso.Backup;

/// <summary>The jobs of a vault that did not complete.</summary>
public static class UnfinishedJobs
{
    /// <summary>Writes a line for each of them and returns their number.</summary>
    public static async Task<int> WriteAsync(
        BackupClient client, VaultAddress vault, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(output);
        int count = 0;
        await foreach (JobResource job in client.BackupJobs.ListAsync(
            vault.Name, vault.ResourceGroup, vault.Subscription, cancellationToken: cancellationToken))
        {
            if (job.Properties is not { Status: not "Completed" } unfinished)
                continue;
            count++;
            await output.WriteLineAsync($"{job.Name}  {unfinished.EntityFriendlyName}  {unfinished.Operation}  {unfinished.Status}");
        }

        return count;
    }
}
