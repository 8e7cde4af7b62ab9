namespace BackupJobs.Emulator;

/// <summary>
/// Options of a <see cref="BackupVaultEmulator"/> that are fixed at its start. What can change later is in
/// <see cref="Behavior"/>.
/// </summary>
public sealed record BackupVaultOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 selects a free port.</summary>
    public int Port { get; init; }

    /// <summary>Whether to use TLS, with a new self-signed certificate (<see cref="BackupVaultEmulator.Certificate"/>).</summary>
    public bool UseTls { get; init; }

    /// <summary>
    /// Subscription ID in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for other subscriptions are served as well.
    /// </summary>
    public string SubscriptionId { get; init; } = "00000000-0000-0000-0000-000000000000";

    /// <summary>Resource group name in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for other groups are served as well.</summary>
    public string ResourceGroup { get; init; } = "rg1";

    /// <summary>
    /// Vault name in <see cref="BackupVaultEmulator.VaultPath"/>. Requests for other vaults are served as well, unless
    /// <see cref="OnlyThisVault"/> is set.
    /// </summary>
    public string VaultName { get; init; } = "vault1";

    /// <summary>Whether requests for a vault of another name get 404. Otherwise every vault name shows the same jobs.</summary>
    public bool OnlyThisVault { get; init; }

    /// <summary>
    /// The vaults of an estate, of both kinds and in any number of subscriptions: nothing else exists then, and
    /// <see cref="SubscriptionId"/>, <see cref="ResourceGroup"/> and <see cref="VaultName"/> have no effect. Empty for one Recovery
    /// Services vault. <see cref="SampleEstate.Vaults"/> is a sample.
    /// </summary>
    public IReadOnlyList<EmulatedVault> Vaults { get; init; } = [];

    /// <summary>Subscription IDs by name of the management group, for queries of Resource Graph.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ManagementGroups { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Source of time: the system clock, or a clock that a test controls.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Initial <see cref="VaultClock.Speed"/>: emulated seconds per second of <see cref="TimeProvider"/>.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Jobs per page of a list. The page size of the real service is not documented.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Seed for the IDs of operations and jobs that requests start; null for different IDs in each run.</summary>
    public int? IdSeed { get; init; }

    /// <summary>Maximum length of <see cref="BackupVaultEmulator.Requests"/>; older requests are dropped.</summary>
    public int RecordedRequests { get; init; } = 10_000;

    /// <summary>Initial behavior; <see cref="BackupVaultEmulator.Behavior"/> changes it later.</summary>
    public VaultBehavior Behavior { get; init; } = new();

    internal EmulatedVault SingleVault => new() { SubscriptionId = SubscriptionId, ResourceGroup = ResourceGroup, Name = VaultName };
}
