using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupJobs.Cli.Tests;

/// <summary>Jobs as a service might send them, with arbitrary text.</summary>
internal static class Reports
{
    public const string Vault = "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/vault1";

    public static JobReport Job(
        string id = "job1", string item = "vm1", string status = "Completed", string start = "2024-05-13T10:00:00Z",
        string? end = "2024-05-13T10:20:23.0896697Z", string? error = null, string? duration = null)
    {
        JsonObject properties = new()
        {
            ["jobType"] = "AzureIaaSVMJob",
            ["entityFriendlyName"] = item,
            ["backupManagementType"] = "AzureIaasVM",
            ["operation"] = "Backup",
            ["status"] = status,
            ["startTime"] = start,
            ["endTime"] = end,
            ["notInTheDocument"] = "kept",
        };
        if (duration is not null)
            properties["duration"] = duration;
        if (error is not null)
            properties["errorDetails"] =
                new JsonArray(new JsonObject { ["errorCode"] = 42, ["errorTitle"] = "Title", ["errorString"] = error });
        return Read(new JsonObject { ["id"] = $"{Vault}/backupJobs/{id}", ["name"] = id, ["properties"] = properties });
    }

    private static JobReport Read(JsonObject json) => JobReport.Of(JsonSerializer.Deserialize<JobResource>(json.ToJsonString())!);
}
