using System.Text.Json;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>Members that the details of a virtual machine's job have and its entry in a list does not.</summary>
internal static class JobDetails
{
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("extendedInfo");
        writer.WriteStartArray("tasksList");
        WriteTask(writer, "Take Snapshot", "PT4M27.115S", "Completed", 100);
        WriteTask(writer, "Transfer data to vault", "PT36M50.8120278S", "InProgress", 64.5);
        WriteTask(writer, "Clean up", "PT0S", "NotStarted", 0);
        writer.WriteEndArray();
        WriteBag(writer, "propertyBag",
            ("VM Name", "server000"), ("Recovery point time ", "10/13/2024 10:09:31 AM"), ("Policy Name", "DailyPolicy"),
            ("Backup Size", "2332 MB"), ("Job Type", "Recover disks"), ("Target Storage Account Name", "store1"));
        WriteBag(writer, "internalPropertyBag", ("restoreLocationType", "RestoreDisks"), ("IsInstantRpEnabled", "true"));
        writer.WriteNumber("progressPercentage", 64.5);
        writer.WriteString("estimatedRemainingDuration", "PT20M");
        writer.WriteString("dynamicErrorMessage", "");
        writer.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter writer, string id, string duration, string status, double progress)
    {
        writer.WriteStartObject();
        writer.WriteString("taskId", id);
        writer.WriteString("startTime", "2024-10-13T10:09:27.2801342Z");
        writer.WriteString("endTime", "2024-10-13T10:50:45.207162Z");
        writer.WriteString("duration", duration);
        writer.WriteString("status", status);
        writer.WriteNumber("progressPercentage", progress);
        // Sent by the service, but not declared.
        writer.WriteString("taskType", "Data");
        writer.WriteEndObject();
    }

    private static void WriteBag(Utf8JsonWriter writer, string name, params ReadOnlySpan<(string Key, string Value)> entries)
    {
        writer.WriteStartObject(name);
        foreach ((string key, string value) in entries)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
