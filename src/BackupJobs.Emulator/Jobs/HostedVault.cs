namespace BackupJobs.Emulator.Jobs;

/// <summary>A vault that the emulator serves.</summary>
/// <param name="definition">The vault.</param>
/// <param name="anyItem">Whether every item exists.</param>
internal sealed class HostedVault(EmulatedVault definition, bool anyItem = false)
{
    private readonly Dictionary<string, EmulatedItem> _items =
        definition.Items.ToDictionary(item => item.Name, StringComparer.OrdinalIgnoreCase);

    public EmulatedVault Definition { get; } = definition;

    public JobStore Jobs { get; } = new();

    /// <summary>Restores of a Backup vault in the paired region, which are not in the vault's own list.</summary>
    public JobStore CrossRegionJobs { get; } = new();

    /// <summary>The first half of the IDs of operations in a Backup vault.</summary>
    public string Guid { get; } = StableGuid.Of(definition.Path);

    /// <summary>The item of this name, or null.</summary>
    /// <param name="name">Name of the item in URLs.</param>
    /// <param name="container">Name of its container in URLs; null in a Backup vault.</param>
    public EmulatedItem? Item(string name, string? container)
    {
        if (anyItem)
        {
            // Nothing is known about it except what the URL says.
            string friendly = name[(name.LastIndexOf(';') + 1)..];
            return EmulatedItem.VirtualMachine(friendly) with { Name = name, Container = container };
        }

        EmulatedItem? item = _items.GetValueOrDefault(name);
        return string.Equals(item?.Container, container, StringComparison.OrdinalIgnoreCase) ? item : null;
    }

    /// <summary>The last successful backup of an item that had ended by then, or null.</summary>
    public StoredJob? LastSuccess(EmulatedItem item, DateTimeOffset now) =>
        Backups(item, now).FirstOrDefault(job => job.At(now) is { IsDone: true, Status: "Completed" or "CompletedWithWarnings" });

    /// <summary>The last backup of an item that had ended by then, or null.</summary>
    public StoredJob? LastBackup(EmulatedItem item, DateTimeOffset now) => Backups(item, now).FirstOrDefault(job => job.At(now).IsDone);

    private IEnumerable<StoredJob> Backups(EmulatedItem item, DateTimeOffset now) => Jobs.NewestFirst.Where(job =>
        job.Definition.Operation == "Backup" && job.Definition.StartTime <= now && job.Definition.Item?.Name == item.Name);
}
