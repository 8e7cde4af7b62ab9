namespace BackupJobs.Emulator.Jobs;

/// <summary>Common properties of the jobs of one type of protected item.</summary>
/// <param name="JobType">Discriminator.</param>
/// <param name="ManagementType">Backup management type.</param>
/// <param name="ItemPrefix">Prefix of the item names; empty if this API has no such items.</param>
/// <param name="Operations">Operations on such items, the most frequent first.</param>
/// <param name="OwnMembers">Members specific to the job type, for an item of this name.</param>
internal sealed record JobTemplate(
    string JobType,
    string ManagementType,
    string ItemPrefix,
    string[] Operations,
    Func<string, KeyValuePair<string, string>[]> OwnMembers)
{
    private static readonly string[] ItemOperations = ["Backup", "Restore", "ConfigureBackup", "DisableBackup", "DeleteBackupData"];

    public static JobTemplate VirtualMachine { get; } = new("AzureIaaSVMJob", "AzureIaasVM", "VM;", ItemOperations, name =>
        [new("containerName", "iaasvmcontainerv2;rg1;" + name), new("virtualMachineVersion", "Compute")]);

    public static JobTemplate VirtualMachineV2 { get; } = VirtualMachine with { JobType = "AzureIaaSVMJobV2", ItemPrefix = "VMV2;" };

    public static JobTemplate FileShare { get; } = new("AzureStorageJob", "AzureStorage", "AzureFileShare;", ItemOperations, name =>
        [new("storageAccountName", "store" + name.Length), new("storageAccountVersion", "Storage")]);

    public static JobTemplate Database { get; } = new("AzureWorkloadJob", "AzureWorkload", "SQLDataBase;", ItemOperations, _ =>
        [new("workloadType", "SQLDataBase")]);

    public static JobTemplate DpmServer { get; } = new("DpmJob", "DPM", "", ["Backup", "Restore"], name =>
    [
        new("dpmServerName", "dpm1.contoso.example"), new("containerName", name), new("containerType", "DPMContainer"),
        new("workloadType", "SharePoint"),
    ]);

    public static JobTemplate Agent { get; } = new("MabJob", "MAB", "", ["Backup", "Restore", "Register"], name =>
        [new("mabServerName", name + ".contoso.example"), new("mabServerType", "Windows"), new("workloadType", "FileFolder")]);

    public static JobTemplate Vault { get; } = new("VaultJob", "DefaultBackup", "", ["UpdateCustomerManagedKey"], _ => []);

    /// <summary>One for each job type of the document.</summary>
    public static IReadOnlyList<JobTemplate> All { get; } =
        [VirtualMachine, VirtualMachineV2, FileShare, Database, DpmServer, Agent, Vault];

    /// <summary>The template of a protected item by its name in URLs, for example <c>VM;iaasvmcontainerv2;rg1;vm1</c>.</summary>
    public static JobTemplate ForItem(string protectedItem) =>
        All.FirstOrDefault(template => template.ItemPrefix.Length > 0
            && protectedItem.StartsWith(template.ItemPrefix, StringComparison.OrdinalIgnoreCase))
        ?? VirtualMachine;

    /// <summary>A job of this type that completes after the usual duration.</summary>
    public JobDefinition NewJob(string name, string operation, string item, DateTimeOffset start) => new()
    {
        Name = name,
        JobType = JobType,
        Operation = operation,
        BackupManagementType = ManagementType,
        EntityFriendlyName = item,
        StartTime = start,
        Length = JobWork.UsualLength(operation),
        Cancellable = JobWork.IsCancellable(operation),
        Phases = JobType == "VaultJob" ? [] : JobWork.Phases(operation),
        OwnMembers = OwnMembers(item),
        PropertyBag = JobWork.PropertyBag(operation, item, start),
        InternalPropertyBag = JobWork.InternalPropertyBag(operation),
        Errors = [JobWork.Error(operation)],
    };
}
