using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the status and result of every operation, and for operations on the vault itself.</summary>
internal static class VaultOperationRoutes
{
    private const string TieringCost = Route.Vault + "/backupTieringCost/default";
    private const string StorageConfig = Route.Vault + "/backupstorageconfig/vaultstorageconfig";
    private const string PrivateEndpoint = Route.Vault + "/privateEndpointConnections/{privateEndpointConnectionName}";

    public static IEnumerable<Route> All { get; } =
    [
        Get(OperationKind.AnyStatus, Route.Vault + "/backupOperations/{operationId}", "backupOperations/read", OperationReplies.Status),
        Get(OperationKind.AnyResult, Route.Vault + "/backupOperationResults/{operationId}", "backupOperationResults/read",
            OperationReplies.ResultWithoutBody),

        new("ProtectionPolicies_CreateOrUpdate", HttpMethods.Put, Route.Vault + "/backupPolicies/{policyName}",
            Route.VaultRight("backupPolicies/write"), StartPolicy),
        Get(OperationKind.Policy.StatusRoute, Route.Vault + "/backupPolicies/{policyName}/operations/{operationId}",
            "backupPolicies/operations/read", OperationReplies.Status),
        Get(OperationKind.Policy.ResultRoute, Route.Vault + "/backupPolicies/{policyName}/operationResults/{operationId}",
            "backupPolicies/operationResults/read", OperationReplies.ResultWithBody(WritePolicy)),

        new("ValidateOperation_Trigger", HttpMethods.Post, Route.Vault + "/backupTriggerValidateOperation",
            Route.VaultRight("backupTriggerValidateOperation/action"),
            request => Start(request, OperationKind.Validate, 1, "/backupValidateOperationsStatuses/", "/backupValidateOperationResults/")),
        Get(OperationKind.Validate.StatusRoute, Route.Vault + "/backupValidateOperationsStatuses/{operationId}",
            "backupValidateOperationsStatuses/read", OperationReplies.Status),
        Get(OperationKind.Validate.ResultRoute, Route.Vault + "/backupValidateOperationResults/{operationId}",
            "backupValidateOperationResults/read", OperationReplies.ResultWithBody(WriteValidation)),

        new(
            "FetchTieringCost_Post", HttpMethods.Post, TieringCost + "/fetchTieringCost",
            Route.VaultRight("backupTieringCost/fetchTieringCost/action"),
            request => Start(request, OperationKind.TieringCost, 1, "/operationsStatus/", "/operationResults/")),
        Get(OperationKind.TieringCost.StatusRoute, TieringCost + "/operationsStatus/{operationId}",
            "backupTieringCost/operationsStatus/read", OperationReplies.Status),
        Get(OperationKind.TieringCost.ResultRoute, TieringCost + "/operationResults/{operationId}",
            "backupTieringCost/operationResults/read", OperationReplies.ResultWithBody(WriteTieringCost)),

        new(
            "BMSPrepareDataMove", HttpMethods.Post, StorageConfig + "/prepareDataMove",
            Route.VaultRight("backupstorageconfig/prepareDataMove/action"),
            request => Start(request, OperationKind.DataMove, 1, "/operationStatus/", "/operationResults/")),
        Get(OperationKind.DataMove.StatusRoute, StorageConfig + "/operationStatus/{operationId}",
            "backupstorageconfig/operationStatus/read", OperationReplies.Status),
        Get(OperationKind.DataMove.ResultRoute, StorageConfig + "/operationResults/{operationId}",
            "backupstorageconfig/operationResults/read", OperationReplies.ResultWithBody(WriteDataMove)),

        new(
            "PrivateEndpointConnection_Delete", HttpMethods.Delete, PrivateEndpoint, Route.VaultRight("privateEndpointConnections/delete"),
            StartPrivateEndpoint),
        Get(OperationKind.PrivateEndpoint.StatusRoute, PrivateEndpoint + "/operationsStatus/{operationId}",
            "privateEndpointConnections/operationsStatus/read", OperationReplies.Status),
    ];

    private static Route Get(string operationId, string template, string right, Func<VaultRequest, Task> handle) =>
        new(operationId, HttpMethods.Get, template, Route.VaultRight(right), handle);

    private static Task Start(VaultRequest request, OperationKind kind, int levels, string status, string result)
    {
        string parent = request.Parent(levels);
        return request.Start(new OperationPlan(kind, request.Vault.Ids.Next(), parent + status, parent + result));
    }

    // A separate job applies a changed policy to its items.
    private static Task StartPolicy(VaultRequest request)
    {
        JobDefinition job =
            JobTemplate.VirtualMachine.NewJob(request.Vault.Ids.Next(), "ConfigureBackup", request["policyName"], request.Now);
        string path = request.Parent(0);
        return request.Start(
            new OperationPlan(OperationKind.Policy, request.Vault.Ids.Next(), path + "/operations/", path + "/operationResults/")
        {
            Job = request.StartJob(request.Hosted.Jobs, job),
        });
    }

    private static Task StartPrivateEndpoint(VaultRequest request) => request.Start(new OperationPlan(
        OperationKind.PrivateEndpoint, request.Vault.Ids.Next(), request.Parent(0) + "/operationsStatus/",
        request.RawVaultPath + "/backupOperationResults/"));

    private static void WriteValidation(Utf8JsonWriter json, VaultRequest request)
    {
        json.WriteStartObject();
        OperationStatusWriter.WriteValidation(json);
        json.WriteEndObject();
    }

    private static void WriteTieringCost(Utf8JsonWriter json, VaultRequest request)
    {
        json.WriteStartObject();
        json.WriteString("objectType", "TieringCostSavingInfo");
        json.WriteNumber("sourceTierSizeReductionInBytes", 1_204_000);
        json.WriteNumber("targetTierSizeIncreaseInBytes", 1_892);
        json.WriteNumber("retailSourceTierCostPerGBPerMonth", 0.02);
        json.WriteNumber("retailTargetTierCostPerGBPerMonth", 0.003);
        json.WriteEndObject();
    }

    private static void WriteDataMove(Utf8JsonWriter json, VaultRequest request)
    {
        json.WriteStartObject();
        json.WriteString("objectType", "PrepareDataMoveResponse");
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, VaultRequest request)
    {
        json.WriteStartObject();
        json.WriteString("id", Uri.UnescapeDataString(request.Parent(2)));
        json.WriteString("name", request["policyName"]);
        json.WriteString("type", "Microsoft.RecoveryServices/vaults/backupPolicies");
        json.WriteStartObject("properties");
        json.WriteString("backupManagementType", "AzureIaasVM");
        json.WriteNumber("protectedItemsCount", 1);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
