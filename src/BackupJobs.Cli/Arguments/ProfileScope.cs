namespace BackupJobs.Cli;

/// <summary>The vaults of a profile.</summary>
internal static class ProfileScope
{
    /// <summary>The vaults of the chosen profile; null if it names none, or there is no profile.</summary>
    /// <exception cref="FailureException">The profile contradicts itself, or a value is invalid.</exception>
    public static VaultScope? Scope(this ChosenProfile chosen) => chosen.Profile is { } profile ? Of(profile) : null;

    public static VaultScope? Of(Profile profile)
    {
        try
        {
            return ScopeSettings.Of(profile).Read();
        }
        catch (FailureException error)
        {
            throw new FailureException(error.Failure with { What = $"profile '{profile.Name}': {error.Failure.What}" });
        }
    }
}
