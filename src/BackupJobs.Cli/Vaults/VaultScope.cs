namespace BackupJobs.Cli;

/// <summary>Which vaults a command works on: named ones, or all of an estate.</summary>
internal sealed record VaultScope
{
    private const int MostNamed = 5;

    private VaultScope(IReadOnlyList<VaultId> vaults, EstateScope? estate) => (Vaults, Estate) = (vaults, estate);

    /// <summary>The named vaults, without duplicates; empty for an estate.</summary>
    public IReadOnlyList<VaultId> Vaults { get; }

    /// <summary>The estate; null for named vaults.</summary>
    public EstateScope? Estate { get; }

    public bool IsSingle => Vaults.Count == 1;

    public static VaultScope Of(EstateScope estate) => new([], estate);

    public static VaultScope Of(params IEnumerable<VaultId> vaults) => new([.. vaults.Distinct()], null);

    /// <summary>
    /// Whether a vault is known not to be in the scope. Which vaults a management group has is known to the service only.
    /// </summary>
    public bool Excludes(VaultId vault) => Estate is null
        ? !Vaults.Contains(vault)
        : Estate.SubscriptionIds.Count > 0 && !Estate.SubscriptionIds.Contains(vault.SubscriptionId, StringComparer.OrdinalIgnoreCase);

    /// <summary>The scope in words.</summary>
    public override string ToString() =>
        Estate is null ? Words("vault", Vaults.Select(vault => vault.VaultName))
        : Estate.SubscriptionIds.Count > 0 ? Words("subscription", Estate.SubscriptionIds)
        : Estate.ManagementGroupNames.Count > 0 ? Words("management group", Estate.ManagementGroupNames)
        : "all vaults";

    private static string Words(string what, IEnumerable<string> names)
    {
        string[] all = [.. names];
        return $"{what}{(all.Length == 1 ? "" : "s")} {string.Join(", ", all.Take(MostNamed))}"
            + (all.Length > MostNamed ? $" and {all.Length - MostNamed} more" : "");
    }
}
