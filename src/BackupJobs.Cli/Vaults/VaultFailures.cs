namespace BackupJobs.Cli;

/// <summary>The vaults of a command that refuse their lists, each once.</summary>
/// <param name="scope">The vaults that the command is about.</param>
/// <param name="stopped">Cancels the command.</param>
internal sealed class VaultFailures(VaultScope scope, CancellationToken stopped)
{
    private readonly List<VaultFailure> _failures = [];

    public IReadOnlyList<VaultFailure> All => _failures;

    public void Add(VaultId vault, Exception error)
    {
        if (scope.Includes(vault) && !_failures.Exists(failure => vault.Equals(failure.Vault)))
            _failures.Add(new VaultFailure(vault, Failures.Of(error, stopped)));
    }

    /// <inheritdoc cref="VaultFailure.Write"/>
    public ExitCode Write(TextWriter error) => VaultFailure.Write(error, _failures);
}
