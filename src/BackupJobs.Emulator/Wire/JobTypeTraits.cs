namespace BackupJobs.Emulator.Wire;

/// <summary>Documented members of the tasks and errors of a job type.</summary>
/// <param name="Tasks">Has <c>tasksList</c>.</param>
/// <param name="TaskTimes">Tasks have start, end and duration.</param>
/// <param name="Progress">Tasks and details have <c>progressPercentage</c>, details the internal property bag.</param>
/// <param name="ErrorCode">Errors have <c>errorCode</c>.</param>
/// <param name="ErrorTitle">Errors have <c>errorTitle</c>.</param>
internal sealed record JobTypeTraits(bool Tasks, bool TaskTimes, bool Progress, bool ErrorCode, bool ErrorTitle)
{
    private static readonly JobTypeTraits VirtualMachine =
        new(Tasks: true, TaskTimes: true, Progress: true, ErrorCode: true, ErrorTitle: true);
    private static readonly JobTypeTraits FileShare =
        new(Tasks: true, TaskTimes: false, Progress: false, ErrorCode: true, ErrorTitle: false);
    private static readonly JobTypeTraits Workload = FileShare with { ErrorTitle = true };
    private static readonly JobTypeTraits Server = new(Tasks: true, TaskTimes: true, Progress: false, ErrorCode: false, ErrorTitle: false);
    private static readonly JobTypeTraits Vault = FileShare with { Tasks = false };

    /// <summary>The traits of a job type; undocumented types have those of virtual machines.</summary>
    public static JobTypeTraits Of(string jobType) => jobType switch
    {
        "AzureStorageJob" => FileShare,
        "AzureWorkloadJob" => Workload,
        "DpmJob" or "MabJob" => Server,
        "VaultJob" => Vault,
        _ => VirtualMachine,
    };
}
