using BackupJobs.Emulator.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>All routes of the vault.</summary>
internal static class VaultRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        .. JobRoutes.All, .. CancelRoutes.All, .. ExportRoutes.All, .. ProtectedItemRoutes.All, .. VaultOperationRoutes.All,
        .. CrossRegionRoutes.All, .. ItemListRoutes.All, .. BackupVaultJobRoutes.All, .. BackupInstanceRoutes.All,
        .. BackupVaultCrossRegionRoutes.All, .. BackupVaultOperationRoutes.All, .. BackupVaultExportRoutes.All, .. VaultListRoutes.All,
        .. GraphRoutes.All,
    ];
}
