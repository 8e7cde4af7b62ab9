namespace BackupJobs.Cli;

/// <summary>The failure of one of several vaults.</summary>
/// <param name="Vault">The vault; null for an estate.</param>
/// <param name="Failure">The failure.</param>
internal sealed record VaultFailure(VaultId? Vault, Failure Failure)
{
    /// <summary>The failure with the name of the vault.</summary>
    public Failure Named => Vault is null ? Failure : Failure with { What = $"vault {Vault.VaultName}: {Failure.What}" };

    /// <summary>Writes failures.</summary>
    /// <returns>The exit code of the first one; <see cref="ExitCode.Completed"/> if there is none.</returns>
    public static ExitCode Write(TextWriter error, params IEnumerable<VaultFailure> failures)
    {
        Failure[] named = [.. failures.Select(failure => failure.Named)];
        foreach (Failure failure in named)
            failure.WriteTo(error);
        return named.FirstOrDefault()?.ExitCode ?? ExitCode.Completed;
    }
}
