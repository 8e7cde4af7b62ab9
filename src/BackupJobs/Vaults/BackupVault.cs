namespace BackupJobs;

/// <summary>One Recovery Services vault: its jobs and its operations. It has no state of its own and may be used by many callers at once.</summary>
public sealed class BackupVault
{
    internal BackupVault(BackupClient client, VaultId id)
    {
        Client = client;
        Id = id;
        Jobs = new VaultJobs(this);
        Operations = new VaultOperations(this);
    }

    /// <summary>The vault's subscription, resource group and name.</summary>
    public VaultId Id { get; }

    /// <summary>The vault's jobs.</summary>
    public VaultJobs Jobs { get; }

    /// <summary>The vault's operations: from the response to a trigger to its jobs.</summary>
    public VaultOperations Operations { get; }

    internal BackupClient Client { get; }

    internal WaitSession BeginWait(string subject, WaitOptions? options) => new(subject, options, Client.TimeProvider, Client.Logger);
}
