using System.Text;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the export of jobs of a Backup vault. It has no filter, and its result no wrapper.</summary>
internal static class BackupVaultExportRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("ExportJobs_Trigger", HttpMethods.Post, Route.BackupVault + "/exportBackupJobs",
            Route.BackupVaultRight("exportBackupJobs/action"), Export),
        new(OperationKind.BackupVaultExport.ResultRoute, HttpMethods.Get, Route.BackupVault + "/backupJobs/operations/{operationId}",
            Route.BackupVaultRight("backupJobs/read"), request => OperationReplies.Result(request, export => Done(request, export))),
    ];

    private static Task Export(VaultRequest request)
    {
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes(request.Hosted.Guid + ";" + request.Vault.Ids.Next()));
        string vault = request.RawVaultPath;
        return request.Start(
            new OperationPlan(OperationKind.BackupVaultExport, id, vault + "/operationStatus/", vault + "/backupJobs/operations/"));
    }

    private static Task Done(VaultRequest request, VaultOperation export) => request.Json(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteString("blobUrl", ReportBlobs.Url(request.Vault, export));
        json.WriteString("blobSasKey", ReportBlobs.SasKey(export));
        json.WriteEndObject();
    });
}
