using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Routes;

/// <summary>Blobs of exported reports. They are served on a port of their own, so that they are another origin than the vault.</summary>
internal static class ReportBlobs
{
    private const string Container = "/reportcontainer/exportjobsreport";

    public static string Url(VaultState vault, VaultOperation export) => new Uri(vault.BlobEndpoint, Container + export.Id).AbsoluteUri;

    /// <summary>The query string that authorizes a request for the blob.</summary>
    public static string SasKey(VaultOperation export)
    {
        string signature = Uri.EscapeDataString(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("sas" + export.Id))));
        string from = Uri.EscapeDataString(WireText.Time(export.StartTime));
        string until = Uri.EscapeDataString(WireText.Time(export.StartTime.AddMinutes(10)));
        return $"?sv=2014-02-14&sr=b&sig={signature}&st={from}&se={until}&sp=r";
    }

    /// <summary>Whether a request arrived on the port of the blobs.</summary>
    public static bool Owns(VaultRequest request) => request.Http.Connection.LocalPort == request.Vault.BlobEndpoint.Port;

    public static Task Serve(VaultRequest request)
    {
        string id = request.RawPath.StartsWith(Container, StringComparison.Ordinal) ? request.RawPath[Container.Length..] : "";
        if (request.Vault.Operations.Find(id) is not { } export
            || (export.Kind != OperationKind.Export && export.Kind != OperationKind.BackupVaultExport))
            return Refuse(request, StatusCodes.Status404NotFound, "BlobNotFound");
        return request.RawQuery == SasKey(export)
            ? request.Json(StatusCodes.Status200OK, json => WriteReport(json, request.Vault, export))
            : Refuse(request, StatusCodes.Status403Forbidden, "AuthenticationFailed");
    }

    private static void WriteReport(Utf8JsonWriter json, VaultState vault, VaultOperation export)
    {
        string prefix = $"{export.Vault!.Definition.Path}/backupJobs/";
        DateTimeOffset then = export.StartTime + export.Kind.Length;
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (StoredJob job in export.Vault.Jobs.Page(export.Query, null, int.MaxValue, then).Jobs)
        {
            if (export.Kind == OperationKind.BackupVaultExport)
                BackupVaultJobWriter.Write(json, export.Vault.Definition, job.Definition, job.At(then), BackupVaultJobForm.Details);
            else
                JobWriter.Write(json, job.Definition, job.At(then), prefix, vault.Behavior.Shape, details: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Task Refuse(VaultRequest request, int status, string code)
    {
        request.Http.Response.StatusCode = status;
        request.Http.Response.ContentType = "application/xml";
        return request.Http.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code></Error>");
    }
}
