using System.Collections.Concurrent;

namespace BackupJobs.Emulator.Operations;

/// <summary>The operations that requests have started, by ID.</summary>
internal sealed class OperationStore
{
    private readonly ConcurrentDictionary<string, VaultOperation> _byId = new(StringComparer.OrdinalIgnoreCase);

    public void Add(VaultOperation operation) => _byId[operation.Id] = operation;

    public VaultOperation? Find(string id) => _byId.GetValueOrDefault(id);
}
