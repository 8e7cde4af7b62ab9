using System.Globalization;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Duration, tasks and details of jobs by operation.</summary>
internal static class JobWork
{
    public static TimeSpan UsualLength(string operation) => operation switch
    {
        "Backup" => TimeSpan.FromMinutes(20),
        "Restore" or "CrossRegionRestore" => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromSeconds(90),
    };

    /// <summary>Duration of a job in a Backup vault.</summary>
    public static TimeSpan InstanceLength(string operation) =>
        operation is "Restore" or "CrossRegionRestore" ? TimeSpan.FromMinutes(12) : TimeSpan.FromMinutes(4);

    public static bool IsCancellable(string operation) => operation is "Backup" or "Restore";

    public static IReadOnlyList<JobPhase> Phases(string operation) => operation switch
    {
        "Backup" => [new("Take Snapshot", 0.4), new("Transfer data to vault", 0.6, RefusesCancel: true)],
        "Restore" or "CrossRegionRestore" => [new("Transfer data from vault", 1)],
        _ => [],
    };

    public static IReadOnlyList<JobProperty> PropertyBag(string operation, string item, DateTimeOffset start) => operation switch
    {
        "Backup" => [new("VM Name", item), new("Backup Size", "2332 MB", OnlyWhenDone: true)],
        // The real service has the trailing space in the last key.
        "Restore" or "CrossRegionRestore" =>
        [
            new("Job Type", "Recover disks"), new("Target VM Name", item), new("Target Storage Account Name", "store1"),
            new("Recovery point time ", start.AddMinutes(-42).ToString("M/d/yyyy h:mm:ss tt", CultureInfo.InvariantCulture)),
        ],
        _ => [],
    };

    public static IReadOnlyList<JobProperty> InternalPropertyBag(string operation) =>
        operation == "Restore" ? [new("restoreLocationType", "RestoreDisks")] : [];

    public static JobError Error(string operation) => operation switch
    {
        "Backup" =>
            new(
                400001, "Snapshot not taken", "The snapshot of a disk could not be taken.",
                "Check that the agent of the machine is running, then restart the backup."),
        "Restore" or "CrossRegionRestore" =>
            new(400058, "Target not reachable", "The target storage account did not answer.", "Check the firewall of the storage account."),
        _ => new(400100, "Operation failed", "The operation could not be carried out.", "Retry in a few minutes."),
    };

    /// <summary>An error in a Backup vault, whose codes are words.</summary>
    public static JobError InstanceError(string operation) => operation is "Restore" or "CrossRegionRestore"
        ? new(0, "UserErrorTargetNotReachable", "The target of the restore did not answer.", "Check the firewall of the target.")
        : new(
            0, "InternalServerError", "The snapshot could not be copied.",
            "Start the backup again. If it fails again, open a support case and give the activity id.");
}
