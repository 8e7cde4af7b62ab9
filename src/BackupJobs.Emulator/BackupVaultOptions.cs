namespace BackupJobs.Emulator;

/// <summary>How a <see cref="BackupVaultEmulator"/> starts. What may change while it runs is in <see cref="Behavior"/>.</summary>
public sealed record BackupVaultOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether to speak TLS with a certificate made for this run (see <see cref="BackupVaultEmulator.Certificate"/>).</summary>
    public bool UseTls { get; init; }

    /// <summary>Subscription in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for any other are answered too.</summary>
    public string SubscriptionId { get; init; } = "00000000-0000-0000-0000-000000000000";

    /// <summary>Resource group in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for any other are answered too.</summary>
    public string ResourceGroup { get; init; } = "rg1";

    /// <summary>Vault in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for any other are answered too.</summary>
    public string VaultName { get; init; } = "vault1";

    /// <summary>Answers 404 to requests for a vault of another name, instead of serving the same jobs under every name.</summary>
    public bool OnlyThisVault { get; init; }

    /// <summary>Where time comes from: the system's clock, or a clock that a test moves by hand.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Vault seconds for each second of <see cref="TimeProvider"/>; see <see cref="VaultClock.Speed"/>.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Jobs on one page of a list. The service does not publish its own number.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Seed for the ids of operations and jobs that requests start; null makes them different in each run.</summary>
    public int? IdSeed { get; init; }

    /// <summary>Requests kept in <see cref="BackupVaultEmulator.Requests"/>; older ones are forgotten.</summary>
    public int RecordedRequests { get; init; } = 10_000;

    /// <summary>What the vault does at first; <see cref="BackupVaultEmulator.Behavior"/> changes it later.</summary>
    public VaultBehavior Behavior { get; init; } = new();
}
