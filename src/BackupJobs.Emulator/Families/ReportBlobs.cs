using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BackupJobs.Emulator.Http;
using BackupJobs.Emulator.Jobs;
using BackupJobs.Emulator.Operations;
using BackupJobs.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace BackupJobs.Emulator.Families;

/// <summary>Exported reports. They are on a port of their own: another origin, where the vault's token has no business.</summary>
internal sealed class ReportBlobs(VaultState vault)
{
    private const string Container = "/reportcontainer/exportjobsreport";

    /// <summary>Origin of the blobs; set when the port is known.</summary>
    public Uri Endpoint { get; set; } = new("http://127.0.0.1");

    public string Url(VaultOperation export) => new Uri(Endpoint, Container + export.Id).AbsoluteUri;

    /// <summary>The query without which the blob is not given out.</summary>
    public static string SasKey(VaultOperation export)
    {
        string signature = Uri.EscapeDataString(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("sas" + export.Id))));
        string from = Uri.EscapeDataString(WireText.Time(export.StartTime));
        string until = Uri.EscapeDataString(WireText.Time(export.StartTime.AddMinutes(10)));
        return $"?sv=2014-02-14&sr=b&sig={signature}&st={from}&se={until}&sp=r";
    }

    /// <summary>Whether a request has come in at the blobs' port.</summary>
    public bool Owns(HttpContext http) => http.Connection.LocalPort == Endpoint.Port;

    public Task Serve(VaultRequest request)
    {
        string id = request.RawPath.StartsWith(Container, StringComparison.Ordinal) ? request.RawPath[Container.Length..] : "";
        if (vault.Operations.Find(id) is not { } export || export.Kind != OperationKind.Export)
            return Refuse(request, StatusCodes.Status404NotFound, "BlobNotFound");
        return request.RawQuery == SasKey(export)
            ? request.Json(StatusCodes.Status200OK, json => WriteReport(json, export))
            : Refuse(request, StatusCodes.Status403Forbidden, "AuthenticationFailed");
    }

    private void WriteReport(Utf8JsonWriter json, VaultOperation export)
    {
        BackupVaultOptions options = vault.Options;
        string prefix = $"{BackupVaultEmulator.PathOf(options)}/backupJobs/";
        DateTimeOffset then = export.StartTime + export.Kind.Length;
        json.WriteStartObject();
        json.WriteStartArray("value");
        foreach (StoredJob job in vault.Jobs.Page(export.Filter, null, int.MaxValue, then).Jobs)
            JobWriter.Write(json, job.Definition, job.At(then), prefix, vault.Behavior.Shape, details: true);
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
