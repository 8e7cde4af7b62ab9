using System.Text.Json;
using BackupJobs.Emulator.Operations;

namespace BackupJobs.Emulator.Wire;

/// <summary>Writes the status of an operation (<c>OperationStatus</c>).</summary>
internal static class OperationStatusWriter
{
    public static void Write(Utf8JsonWriter json, VaultOperation operation, OperationSnapshot state, WireShape shape)
    {
        bool running = state == OperationSnapshot.Running;
        json.WriteStartObject();
        json.WriteString("id", operation.Id);
        json.WriteString("name", operation.Id);
        json.WriteString("status", state.Status);
        json.WriteString("startTime", WireText.Time(operation.StartTime));
        // As in the real service, the end time of a finished operation equals its start time.
        json.WriteTime("endTime", running ? null : operation.StartTime, shape);
        if (state.Error is { } error)
            WriteError(json, error);
        if (state.Status == OperationSnapshot.Succeeded)
            WriteProperties(json, operation);
        json.WriteEndObject();
    }

    public static void WriteValidation(Utf8JsonWriter json)
    {
        json.WriteStartObject("validateOperationResponse");
        json.WriteStartArray("validationResults");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, OperationError error)
    {
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, VaultOperation operation)
    {
        switch (operation.Kind.Payload)
        {
            case OperationPayload.Job when operation.JobName is not null:
                WriteStart(json, "OperationStatusJobExtendedInfo");
                json.WriteString("jobId", operation.JobName);
                json.WriteEndObject();
                break;
            case OperationPayload.Jobs:
                WriteStart(json, "OperationStatusJobsExtendedInfo");
                json.WriteStartArray("jobIds");
                if (operation.JobName is not null)
                    json.WriteStringValue(operation.JobName);
                json.WriteEndArray();
                json.WriteStartObject("failedJobsError");
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case OperationPayload.Validation:
                WriteStart(json, "OperationStatusValidateOperationExtendedInfo");
                WriteValidation(json);
                json.WriteEndObject();
                break;
        }
    }

    private static void WriteStart(Utf8JsonWriter json, string objectType)
    {
        json.WriteStartObject("properties");
        json.WriteString("objectType", objectType);
    }
}
