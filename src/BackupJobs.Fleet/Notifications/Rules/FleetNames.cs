namespace BackupJobs.Fleet.Notifications;

/// <summary>Names for people.</summary>
internal static class FleetNames
{
    /// <summary>Name of a vault by its resource id, in the id's case.</summary>
    public static string OfVault(string vaultId) => vaultId[(vaultId.LastIndexOf('/') + 1)..];
}
