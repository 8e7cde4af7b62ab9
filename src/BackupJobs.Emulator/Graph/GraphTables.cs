using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Wire;

namespace BackupJobs.Emulator.Graph;

/// <summary>The rows of Resource Graph. Jobs are as they were some time ago, and are gone after 14 days.</summary>
internal static class GraphTables
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    /// <summary>The rows of a table in a scope.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="vaults">The vaults in the scope.</param>
    /// <param name="request">The request, with the time.</param>
    public static IEnumerable<GraphRow> Rows(string table, IEnumerable<HostedVault> vaults, VaultRequest request)
    {
        DateTimeOffset then = request.Now - request.Behavior.GraphDelay;
        return table == "resources"
            ? vaults.Select(vault => Vault(vault.Definition))
            : vaults.SelectMany(vault => Jobs(vault, then).Concat(Items(vault, request.Now)));
    }

    private static GraphRow Vault(EmulatedVault vault) => new()
    {
        Id = vault.Path,
        Name = vault.Name,
        Type = vault.Type.ToLowerInvariant(),
        Vault = vault,
        Location = vault.Location,
        IsVault = true,
        WriteProperties = json => VaultWriter.WriteProperties(json, vault),
    };

    private static IEnumerable<GraphRow> Jobs(HostedVault hosted, DateTimeOffset then)
    {
        EmulatedVault vault = hosted.Definition;
        foreach (StoredJob stored in hosted.Jobs.NewestFirst)
        {
            JobDefinition job = stored.Definition;
            if (job.StartTime > then)
                continue;
            if (job.StartTime < then - Retention)
                yield break;
            JobState state = JobState.At(job, then);
            yield return new GraphRow
            {
                Id = $"{vault.Path}/backupJobs/{job.Name}",
                Name = job.Name,
                Type = vault.Type.ToLowerInvariant() + "/backupjobs",
                Vault = vault,
                Status = state.Status,
                StartTime = job.StartTime,
                EndTime = state.EndTime,
                WriteProperties = vault.Kind == EmulatedVaultKind.BackupVault
                    ? json => BackupVaultJobWriter.WriteProperties(json, vault, job, state, BackupVaultJobForm.GraphRow)
                    : json => GraphJobWriter.WriteProperties(json, vault, job, state),
            };
        }
    }

    private static IEnumerable<GraphRow> Items(HostedVault hosted, DateTimeOffset now)
    {
        EmulatedVault vault = hosted.Definition;
        bool instances = vault.Kind == EmulatedVaultKind.BackupVault;
        return vault.Items.Select(item => new GraphRow
        {
            Id = item.PathIn(vault),
            Name = item.Name,
            Type = (instances ? vault.Type + "/backupInstances" : ProtectedItemWriter.Type).ToLowerInvariant(),
            Vault = vault,
            Location = vault.Location,
            WriteProperties = instances
                ? json => BackupInstanceWriter.WriteProperties(json, vault, item)
                : json => ProtectedItemWriter.WriteProperties(json, hosted, item, now),
        });
    }
}
