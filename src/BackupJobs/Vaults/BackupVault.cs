using System.Diagnostics;

namespace BackupJobs;

/// <summary>One Recovery Services vault: its jobs and its operations. It holds no state of its own and may be used by many callers at once.</summary>
public sealed class BackupVault
{
    internal BackupVault(BackupClient client, VaultId id)
    {
        Client = client;
        Id = id;
        Jobs = new VaultJobs(this);
        Operations = new VaultOperations(this);
    }

    /// <summary>Name of the vault.</summary>
    public VaultId Id { get; }

    /// <summary>The vault's jobs.</summary>
    public VaultJobs Jobs { get; }

    /// <summary>The vault's operations: what triggers answer with, on the way to their jobs.</summary>
    public VaultOperations Operations { get; }

    internal BackupClient Client { get; }

    internal WaitSession BeginWait(string subject, WaitOptions? options) => new(Client, subject, options ?? new WaitOptions());
}
