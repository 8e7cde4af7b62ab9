namespace BackupJobs.Cli;

/// <summary>Which vaults a command works on: named ones, or all of an estate.</summary>
internal sealed record VaultScope
{
    private VaultScope(IReadOnlyList<VaultId> vaults, EstateScope? estate) => (Vaults, Estate) = (vaults, estate);

    /// <summary>The named vaults, without duplicates; empty for an estate.</summary>
    public IReadOnlyList<VaultId> Vaults { get; }

    /// <summary>The estate; null for named vaults.</summary>
    public EstateScope? Estate { get; }

    public bool IsSingle => Vaults.Count == 1;

    public static VaultScope Of(EstateScope estate) => new([], estate);

    public static VaultScope Of(params IEnumerable<VaultId> vaults) => new([.. vaults.Distinct()], null);
}
