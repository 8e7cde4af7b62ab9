using BackupJobs.Cli.FleetApi;

namespace BackupJobs.Cli;

/// <summary>A vault of a fleet, by its resource ID, or by its name, in which <c>*</c> stands for any characters.</summary>
internal sealed class FleetVaultPattern
{
    private readonly string _name;

    private FleetVaultPattern(string name, VaultId? id) => (_name, Id) = (name, id);

    /// <summary>The vault; null for a name.</summary>
    public VaultId? Id { get; }

    /// <summary>The name, if it is a whole one; null otherwise.</summary>
    public string? Literal => Id is null && !_name.Contains('*', StringComparison.Ordinal) ? _name : null;

    /// <exception cref="FailureException">The text begins as a resource ID, and is not that of a vault.</exception>
    public static FleetVaultPattern Parse(string text) =>
        !text.StartsWith('/') ? new FleetVaultPattern(text, null)
        : VaultId.TryParse(text, out VaultId? id) ? new FleetVaultPattern(text, id)
        : throw FailureException.Usage(
            $"'{text}' is not a valid resource ID of a vault", "use the name of the vault, or the ID that the page of the fleet shows");

    public bool Matches(EndedJob job) => Id is null
        ? Wildcard.Matches(_name, job.VaultName)
        : VaultId.TryParse(job.Vault, out VaultId? vault) && vault.Equals(Id);
}
