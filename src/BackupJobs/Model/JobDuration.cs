namespace BackupJobs;

/// <summary>
/// The duration that the service reports for a job. Each job type declares it for itself; unknown types have it in their JSON.
/// </summary>
internal static class JobDuration
{
    public static TimeSpan? Of(Job job, Lazy<JobFacts> details) => job switch
    {
        AzureIaaSVMJob vm => vm.Duration,
        AzureIaaSVMJobV2 vm => vm.Duration,
        AzureStorageJob storage => storage.Duration,
        AzureWorkloadJob workload => workload.Duration,
        DpmJob dpm => dpm.Duration,
        MabJob mab => mab.Duration,
        VaultJob vault => vault.Duration,
        // Zero until the end, and always the difference of the times, which are known then: neither is worth reading.
        BackupVaultJob => null,
        _ => details.Value.Duration,
    };
}
