namespace BackupJobs.Cli;

/// <summary>A named set of vaults, endpoint and output: what would otherwise be the same options again and again.</summary>
internal sealed record Profile(string Name)
{
    /// <summary>Resource IDs of vaults, or names in <see cref="ResourceGroup"/>.</summary>
    public IReadOnlyList<string> Vaults { get; init; } = [];

    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    public IReadOnlyList<string> ManagementGroups { get; init; } = [];

    public bool AllVaults { get; init; }

    public string? ResourceGroup { get; init; }

    public string? Tenant { get; init; }

    /// <summary>Endpoint of the resource manager; null for that of <see cref="Cloud"/>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Name of an <see cref="AzureCloud"/>; null for the public cloud.</summary>
    public string? Cloud { get; init; }

    /// <summary>Output format of the commands that have it; null for their own.</summary>
    public string? Output { get; init; }

    public string? EffectiveEndpoint => Endpoint ?? (Cloud is null ? null : AzureCloud.Find(Cloud)?.Endpoint.OriginalString);

    public string Scope => AllVaults ? "all vaults" : string.Join(", ",
        Vaults.Select(vault => vault[(vault.LastIndexOf('/') + 1)..])
            .Concat(Subscriptions.Select(id => "subscription " + id))
            .Concat(ManagementGroups.Select(name => "management group " + name)));
}
