namespace BackupJobs.Cli;

/// <summary>The profiles of a file.</summary>
/// <param name="Current">Name of the profile that is used without an option; null for none.</param>
/// <param name="All">The profiles, in the order of the file.</param>
internal sealed record ProfileList(string? Current, IReadOnlyList<Profile> All)
{
    public static ProfileList Empty { get; } = new(null, []);

    public Profile? Find(string name) => All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.Ordinal));

    /// <exception cref="FailureException">There is no such profile.</exception>
    public Profile Get(string name) => Find(name) ?? throw FailureException.Usage(
        $"there is no profile '{name}'",
        All.Count == 0
            ? "create one with 'backup-jobs config set NAME --all-vaults'"
            : "use one of " + string.Join(", ", All.Select(profile => profile.Name)));

    /// <summary>Adds a profile, or replaces the one with its name.</summary>
    public ProfileList With(Profile profile) => this with
    {
        All = Find(profile.Name) is null
            ? [.. All, profile]
            : [.. All.Select(known => known.Name == profile.Name ? profile : known)],
    };

    public ProfileList Without(Profile profile) => new(
        Current == profile.Name ? null : Current, [.. All.Where(known => known.Name != profile.Name)]);
}
