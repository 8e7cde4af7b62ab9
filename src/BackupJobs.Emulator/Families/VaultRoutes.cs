using BackupJobs.Emulator.Http;

namespace BackupJobs.Emulator.Families;

/// <summary>Everything that the vault serves.</summary>
internal static class VaultRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        .. JobRoutes.All, .. CancelRoutes.All, .. ExportRoutes.All, .. ProtectedItemRoutes.All, .. VaultOperationRoutes.All, .. CrossRegionRoutes.All,
    ];
}
