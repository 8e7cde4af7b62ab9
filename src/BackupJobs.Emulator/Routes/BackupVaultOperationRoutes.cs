using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the status and the result of operations in Backup vaults.</summary>
internal static class BackupVaultOperationRoutes
{
    private const string Group =
        "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.DataProtection";

    private static readonly string StatusRight = Route.BackupVaultRight("operationStatus/read");

    public static IEnumerable<Route> All { get; } =
    [
        new(OperationKind.Instance.StatusRoute, HttpMethods.Get, Route.BackupVault + "/operationStatus/{operationId}", StatusRight, Status),
        new("OperationStatusResourceGroupContext_Get", HttpMethods.Get, Group + "/operationStatus/{operationId}", StatusRight, Status),
        new("OperationStatus_Get", HttpMethods.Get, Route.InstanceRegion + "/operationStatus/{operationId}", StatusRight, Status),
        new(OperationKind.Instance.ResultRoute, HttpMethods.Get, Route.InstanceRegion + "/operationResults/{operationId}",
            Route.BackupVaultRight("operationResults/read"), Result),
    ];

    private static Task Status(VaultRequest request) => WithOperation(request, operation => operation.StatusUrl, operation =>
    {
        OperationSnapshot state = operation.Read(request.Now, request.Behavior.StatusGoesBackOnce);
        return request.Json(StatusCodes.Status200OK, json =>
            BackupVaultOperationWriter.WriteStatus(json, operation, state, request.RawPath, request.CorrelationId));
    });

    private static Task Result(VaultRequest request) => WithOperation(request, operation => operation.ResultUrl, operation =>
    {
        OperationSnapshot state = operation.At(request.Now);
        if (state == OperationSnapshot.Running)
            return request.Accepted(operation);
        if (state.Error is { } error)
            return request.Error(new ServiceError(StatusCodes.Status400BadRequest, error.Code, error.Message, ""));
        // The final reply still has this header: it does not mean that the operation is running.
        request.RetryAfter(request.Behavior.BackupVaultRetryAfter);
        request.Http.Response.Headers["Azure-AsyncOperation"] =
            $"{request.Origin}/subscriptions/{request["subscriptionId"]}/providers/Microsoft.DataProtection/locations/{request["location"]}"
            + $"/operationStatus/{operation.Id}{operation.ResultUrl.Query}";
        return request.Json(StatusCodes.Status200OK, json => BackupVaultOperationWriter.WriteResult(json, operation));
    });

    private static Task WithOperation(VaultRequest request, Func<VaultOperation, IssuedUrl> url, Func<VaultOperation, Task> answer)
    {
        string id = request["operationId"];
        VaultOperation? operation = request.Vault.Operations.Find(id);
        bool isHere = operation?.Vault?.Definition is { Kind: EmulatedVaultKind.BackupVault } vault
            && vault.SubscriptionId.Equals(request["subscriptionId"], StringComparison.OrdinalIgnoreCase)
            && (request.Route!.VaultKind is null || operation.Vault == request.Hosted);
        if (operation is null || !isHere)
            return request.Error(ServiceError.NotFound("operation", id));
        return url(operation).Accepts(request.RawQuery, unsignedAllowed: true)
            ? answer(operation)
            : request.Error(
                new ServiceError(StatusCodes.Status403Forbidden, "InvalidOperationUrlSignature", "The signature of the URL is invalid."));
    }
}
