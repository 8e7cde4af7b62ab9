using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Routes for the export of jobs to a blob.</summary>
internal static class ExportRoutes
{
    private const string ObjectType = "ExportJobsOperationResultInfo";

    public static IEnumerable<Route> All { get; } =
    [
        new("Jobs_Export", HttpMethods.Post, Route.Vault + "/backupJobsExport", Route.VaultRight("backupJobsExport/action"), Export),
        new(OperationKind.Export.ResultRoute, HttpMethods.Get, Route.Vault + "/backupJobs/operationResults/{operationId}",
            Route.VaultRight("backupJobs/operationResults/read"),
            request => OperationReplies.Result(request, o => Running(request, o), o => Done(request, o))),
    ];

    private static Task Export(VaultRequest request)
    {
        if (request.ReadQuery(out JobQuery query) is { } error)
            return request.Error(error);
        string vault = request.RawVaultPath;
        return request.Start(
            new OperationPlan(
                OperationKind.Export, request.Vault.Ids.Next(), vault + "/backupOperations/", vault + "/backupJobs/operationResults/")
        {
            Query = query,
        });
    }

    /// <summary>202 with a body that repeats its headers.</summary>
    private static Task Running(VaultRequest request, VaultOperation operation)
    {
        request.OperationHeaders(operation);
        return request.Json(StatusCodes.Status202Accepted, json => Write(json, request, null));
    }

    private static Task Done(VaultRequest request, VaultOperation operation) =>
        request.Json(StatusCodes.Status200OK, json => Write(json, request, operation));

    private static void Write(Utf8JsonWriter json, VaultRequest request, VaultOperation? done)
    {
        json.WriteStartObject();
        json.WriteStartObject("operation");
        json.WriteString("objectType", ObjectType);
        if (done is not null)
        {
            json.WriteString("blobUrl", ReportBlobs.Url(request.Vault, done));
            json.WriteString("blobSasKey", ReportBlobs.SasKey(done));
        }

        json.WriteEndObject();
        json.WriteStartObject("headers");
        if (done is null)
        {
            WriteHeader(json, "Location", request.Http.Response.Headers.Location);
            WriteHeader(json, "Retry-After", request.Http.Response.Headers.RetryAfter);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            return;
        json.WriteStartArray(name);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
