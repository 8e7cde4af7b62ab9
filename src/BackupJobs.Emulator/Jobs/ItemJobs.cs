namespace BackupJobs.Emulator.Jobs;

/// <summary>Jobs of a given item.</summary>
internal static class ItemJobs
{
    /// <summary>A job of the item that completes after the usual duration.</summary>
    public static JobDefinition New(EmulatedItem item, string name, string operation, DateTimeOffset start) =>
        item.Container is null
            ? new JobDefinition
            {
                Name = name,
                Item = item,
                Operation = operation,
                EntityFriendlyName = item.FriendlyName,
                StartTime = start,
                Length = JobWork.InstanceLength(operation),
                Cancellable = false,
                Errors = [JobWork.InstanceError(operation)],
            }
            : JobTemplate.ForItem(item.Name).NewJob(name, operation, item.FriendlyName, start) with { Item = item };
}
