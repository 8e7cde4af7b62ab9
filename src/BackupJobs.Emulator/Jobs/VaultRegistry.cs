namespace BackupJobs.Emulator.Jobs;

/// <summary>The vaults that the emulator serves: those of an estate, or one Recovery Services vault under any name.</summary>
internal sealed class VaultRegistry
{
    private readonly BackupVaultOptions _options;
    private readonly Dictionary<string, HostedVault> _byPath = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">Two vaults have the same resource ID.</exception>
    public VaultRegistry(BackupVaultOptions options)
    {
        _options = options;
        All = options.Vaults.Count > 0
            ? [.. options.Vaults.Select(vault => new HostedVault(vault))]
            : [new HostedVault(options.SingleVault, anyItem: true)];
        foreach (HostedVault vault in All)
        {
            if (!_byPath.TryAdd(vault.Definition.Path, vault))
                throw new ArgumentException($"The estate contains the vault {vault.Definition.Path} twice.", nameof(options));
        }
    }

    /// <summary>All vaults, in the order of the options.</summary>
    public IReadOnlyList<HostedVault> All { get; }

    /// <summary>Whether the emulator has an estate, in which nothing else exists.</summary>
    public bool IsEstate => _options.Vaults.Count > 0;

    public HostedVault? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The vault that a request is for, or null.</summary>
    public HostedVault? Find(EmulatedVault wanted)
    {
        if (IsEstate || wanted.Kind == EmulatedVaultKind.BackupVault)
            return Find(wanted.Path);
        bool named = !_options.OnlyThisVault || wanted.Name.Equals(_options.VaultName, StringComparison.OrdinalIgnoreCase);
        return named ? All[0] : null;
    }

    /// <summary>Whether the subscription has a vault.</summary>
    public bool HasSubscription(string id) =>
        All.Any(vault => vault.Definition.SubscriptionId.Equals(id, StringComparison.OrdinalIgnoreCase));
}
