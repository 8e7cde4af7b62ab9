using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Replies for the status and result of operations, shared by all routes.</summary>
internal static class OperationReplies
{
    /// <summary>The status of the operation, always with 200: a failed operation is not a failed request.</summary>
    public static Task Status(VaultRequest request) => WithOperation(request, operation => operation.StatusUrl, operation =>
    {
        OperationSnapshot state = operation.Read(request.Now, request.Behavior.StatusGoesBackOnce);
        if (state == OperationSnapshot.Running)
            request.RetryAfter(request.Behavior.RetryAfter);
        return request.Json(StatusCodes.Status200OK, json => OperationStatusWriter.Write(json, operation, state, request.Behavior.Shape));
    });

    /// <summary>202 until the end, then 204.</summary>
    public static Task ResultWithoutBody(VaultRequest request) => Result(request, _ => request.Empty(StatusCodes.Status204NoContent));

    /// <summary>202 until the end, then 200 with a body.</summary>
    public static Func<VaultRequest, Task> ResultWithBody(Action<Utf8JsonWriter, VaultRequest> write) =>
        request => Result(request, _ => request.Json(StatusCodes.Status200OK, json => write(json, request)));

    /// <summary>202 until the end, then the reply of <paramref name="done"/>, or 400 if the operation has failed.</summary>
    public static Task Result(VaultRequest request, Func<VaultOperation, Task> done) =>
        Result(request, request.Accepted, done);

    /// <param name="request">The request.</param>
    /// <param name="running">Replies while the operation is running.</param>
    /// <param name="done">Replies when the operation has succeeded.</param>
    public static Task Result(VaultRequest request, Func<VaultOperation, Task> running, Func<VaultOperation, Task> done) =>
        WithOperation(request, operation => operation.ResultUrl, operation =>
        {
            OperationSnapshot state = operation.At(request.Now);
            if (state == OperationSnapshot.Running)
                return running(operation);
            return state.Error is { } error
                ? request.Error(new ServiceError(StatusCodes.Status400BadRequest, error.Code, error.Message))
                : done(operation);
        });

    private static Task WithOperation(VaultRequest request, Func<VaultOperation, IssuedUrl> url, Func<VaultOperation, Task> answer)
    {
        string id = request["operationId"];
        string route = request.Route!.OperationId;
        bool servesAll = route is OperationKind.AnyStatus or OperationKind.AnyResult;
        if (!servesAll && request.Behavior.OperationUrls.RefusedWith is { } refused)
            return request.Error(ServiceError.OfStatus(refused));
        VaultOperation? operation = request.Vault.Operations.Find(id);
        bool isHere = request.Route.VaultKind is null || operation?.Vault == request.Hosted;
        if (operation is null || !isHere || !(servesAll || operation.Kind.StatusRoute == route || operation.Kind.ResultRoute == route))
            return request.Error(ServiceError.NotFound("operation", id));
        return url(operation).Accepts(request.RawQuery, unsignedAllowed: servesAll)
            ? answer(operation)
            : request.Error(
                new ServiceError(StatusCodes.Status403Forbidden, "InvalidOperationUrlSignature", "The signature of the URL is invalid."));
    }
}
