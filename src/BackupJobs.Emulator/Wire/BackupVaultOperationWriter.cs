using System.Globalization;
using System.Text.Json;
using BackupJobs.Emulator.Operations;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes the status (<c>OperationResource</c>) and the result of operations in Backup vaults.</summary>
internal static class BackupVaultOperationWriter
{
    private const string ObjectType = "OperationJobExtendedInfo";

    public static void WriteStatus(Utf8JsonWriter json, VaultOperation operation, OperationSnapshot state, string id, string activityId)
    {
        bool running = state == OperationSnapshot.Running;
        json.WriteStartObject();
        if (state.Error is { } error)
        {
            json.WriteStartObject("error");
            UserFacingErrorWriter.WriteAdditionalInfo(json, error.Code, error.Message, activityId);
            json.WriteString("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }

        json.WriteString("id", Uri.UnescapeDataString(id));
        json.WriteString("name", operation.Id);
        // Spelled with a small p, unlike the status of a job and that of a Recovery Services vault's operation.
        json.WriteString("status", running ? "Inprogress" : state.Status);
        json.WriteString("startTime", WireText.Time(operation.StartTime));
        json.WriteString("endTime", running ? WireText.SentinelTime + "Z" : End(operation));
        if (state.Status == OperationSnapshot.Succeeded && JobId(operation) is { } job)
        {
            json.WriteStartObject("properties");
            json.WriteString("jobId", job);
            json.WriteString("objectType", ObjectType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteResult(Utf8JsonWriter json, VaultOperation operation)
    {
        json.WriteStartObject();
        if (JobId(operation) is { } job)
            json.WriteString("jobId", job);
        json.WriteString("objectType", ObjectType);
        json.WriteEndObject();
    }

    // The full resource ID, not only the name.
    private static string? JobId(VaultOperation operation) =>
        operation.JobName is { } name ? $"{operation.Vault!.Definition.Path}/backupJobs/{name}" : null;

    private static string End(VaultOperation operation) =>
        (operation.StartTime + operation.Kind.Length).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
