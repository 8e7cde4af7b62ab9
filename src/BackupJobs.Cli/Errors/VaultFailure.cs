namespace BackupJobs.Cli;

/// <summary>The failure of one of several vaults.</summary>
/// <param name="Vault">The vault; null for an estate.</param>
/// <param name="Failure">The failure.</param>
internal sealed record VaultFailure(VaultId? Vault, Failure Failure)
{
    private const int MostNamed = 5;

    /// <summary>The failure with the name of the vault.</summary>
    public Failure Named => Vault is null ? Failure : Failure with { What = $"vault {Vault.VaultName}: {Failure.What}" };

    /// <summary>Writes failures, each kind once: of hundreds of vaults that may not be read, the first ones are named.</summary>
    /// <returns>The exit code of the first one; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode Write(TextWriter error, params IReadOnlyCollection<VaultFailure> failures)
    {
        foreach (IGrouping<string, VaultFailure> kind in failures.GroupBy(failure => failure.Failure.What, StringComparer.Ordinal))
            Summary([.. kind]).WriteTo(error);
        return failures.FirstOrDefault()?.Failure.ExitCode ?? ExitCode.Completed;
    }

    private static Failure Summary(VaultFailure[] failures)
    {
        if (failures.Length <= MostNamed)
        {
            return failures.Length == 1 ? failures[0].Named : failures[0].Failure with
            {
                What = $"vaults {NamesOf(failures)}: {failures[0].Failure.What}",
            };
        }

        return failures[0].Failure with
        {
            What = $"{failures.Length} vaults, among them {NamesOf(failures[..MostNamed])}: {failures[0].Failure.What}",
        };
    }

    private static string NamesOf(VaultFailure[] failures) => string.Join(", ", failures.Select(failure => failure.Vault?.VaultName));
}
