using System.Text.Json;

namespace BackupJobs.Benchmarks.Inputs;

/// <summary>A type of job and the members that only it has.</summary>
internal sealed record JobKind(string Type, string BackupManagementType, bool HasErrorCodes, Action<Utf8JsonWriter, int> WriteMembers)
{
    public static JobKind[] All { get; } =
    [
        new("AzureIaaSVMJob", "AzureIaasVM", true, static (writer, index) =>
        {
            writer.WriteString("containerName", $"iaasvmcontainerv2;rg{index % 9};server{index:000}");
            writer.WriteString("virtualMachineVersion", "Compute");
            writer.WriteBoolean("isUserTriggered", index % 3 == 0);
        }),
        new("AzureIaaSVMJobV2", "AzureIaasVM", true, static (writer, index) =>
        {
            writer.WriteString("containerName", $"iaasvmcontainerv2;rg{index % 9};server{index:000}");
            writer.WriteString("virtualMachineVersion", "Compute");
        }),
        new("AzureStorageJob", "AzureStorage", true, static (writer, index) =>
        {
            writer.WriteString("storageAccountName", $"store{index:000}");
            writer.WriteString("storageAccountVersion", "Storage");
            writer.WriteBoolean("isUserTriggered", false);
        }),
        new("AzureWorkloadJob", "AzureWorkload", true, static (writer, _) => writer.WriteString("workloadType", "SQLDataBase")),
        new("DpmJob", "DPM", false, static (writer, index) =>
        {
            writer.WriteString("dpmServerName", "dpm1.contoso.example");
            writer.WriteString("containerName", $"server{index:000}.contoso.example");
            writer.WriteString("containerType", "Windows");
            writer.WriteString("workloadType", "FileFolder");
        }),
        new("MabJob", "MAB", false, static (writer, index) =>
        {
            writer.WriteString("mabServerName", $"server{index:000}.contoso.example");
            writer.WriteString("mabServerType", "Windows");
            writer.WriteString("workloadType", "FileFolder");
        }),
        new("VaultJob", "DefaultBackup", true, static (_, _) => { }),
    ];
}
