using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes that start operations on a protected item: backup, restore, configuring and deleting protection.</summary>
internal static class ProtectedItemRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("Backups_Trigger", HttpMethods.Post, Route.Item + "/backup", Route.ItemRight("backup/action"),
            request => Start(request, OperationKind.Backup, "Backup", request.Parent(1))),
        new("Restores_Trigger", HttpMethods.Post, Route.Item + "/recoveryPoints/{recoveryPointId}/restore",
            Route.ItemRight("recoveryPoints/restore/action"),
            request => Start(request, OperationKind.Restore, "Restore", request.Parent(3))),
        new("ProtectedItems_CreateOrUpdate", HttpMethods.Put, Route.Item, Route.ItemRight("write"),
            request => Start(request, OperationKind.Configure, "ConfigureBackup", request.Parent(0))),
        new("ProtectedItems_Delete", HttpMethods.Delete, Route.Item, Route.ItemRight("delete"), Delete),
        new(OperationKind.Backup.StatusRoute, HttpMethods.Get, Route.Item + "/operationsStatus/{operationId}",
            Route.ItemRight("operationsStatus/read"), OperationReplies.Status),
        new(OperationKind.Backup.ResultRoute, HttpMethods.Get, Route.Item + "/operationResults/{operationId}",
            Route.ItemRight("operationResults/read"), Result),
    ];

    private static Task Start(VaultRequest request, OperationKind kind, string operation, string itemPath) =>
        Start(request, kind, operation, itemPath + "/operationsStatus/", itemPath + "/operationResults/");

    private static Task Delete(VaultRequest request)
    {
        string vault = request.RawVaultPath;
        return Start(request, OperationKind.Delete, "DeleteBackupData", vault + "/backupOperations/", vault + "/backupOperationResults/");
    }

    private static Task Start(VaultRequest request, OperationKind kind, string operation, string statusPath, string resultPath)
    {
        string name = request["protectedItemName"];
        if (request.Hosted.Item(name, request["containerName"]) is not { } item)
            return request.Error(ServiceError.NotFound("protected item", name));
        string id = request.Vault.Ids.Next();
        JobDefinition job = ItemJobs.New(item, kind.SharesIdWithJob ? id : request.Vault.Ids.Next(), operation, request.Now);
        return request.Start(new OperationPlan(kind, id, statusPath, resultPath)
        {
            Job = request.StartJob(request.Hosted.Jobs, job),
        });
    }

    private static Task Result(VaultRequest request) => OperationReplies.Result(request, operation =>
        operation.Kind == OperationKind.Configure
            ? request.Json(StatusCodes.Status200OK, json => WriteItem(json, request))
            : request.Empty(StatusCodes.Status204NoContent));

    private static void WriteItem(Utf8JsonWriter json, VaultRequest request)
    {
        string item = request["protectedItemName"];
        json.WriteStartObject();
        json.WriteString("id", Uri.UnescapeDataString(request.Parent(2)));
        json.WriteString("name", item);
        json.WriteString("type", "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems");
        json.WriteStartObject("properties");
        json.WriteString("protectedItemType", "Microsoft.Compute/virtualMachines");
        json.WriteString("friendlyName", item[(item.LastIndexOf(';') + 1)..]);
        json.WriteString("protectionState", "Protected");
        json.WriteString("backupManagementType", "AzureIaasVM");
        json.WriteString("workloadType", "VM");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
