namespace BackupJobsGen.Runtime;

/// <summary>What the places of credentials can carry.</summary>
internal static class CredentialLocations
{
    // A query is encoded; headers have visible ASCII only, and cookies no separators.
    public static bool CanCarry(this CredentialLocation location, string? value) => !string.IsNullOrEmpty(value) && location switch
    {
        CredentialLocation.Query => !value.Any(char.IsControl),
        CredentialLocation.Cookie => value.All(static c => c is > ' ' and <= '~' and not (';' or ',' or '"' or '\\')),
        _ => value.All(static c => c is >= ' ' and <= '~'),
    };
}
