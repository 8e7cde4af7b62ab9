using System.Data.Common;

namespace BackupJobs.Fleet;

/// <summary>A shard that this process owns, in the epoch that it began when it took the shard.</summary>
/// <param name="Shard">Number of the shard.</param>
/// <param name="Epoch">Raised by each owner; a process with an older one is no longer the owner.</param>
internal readonly record struct Fence(int Shard, long Epoch);

/// <summary>A write that is committed only if this process still owns the shard.</summary>
/// <param name="Fence">The shard.</param>
/// <param name="Apply">Writes in a transaction that it does not commit. It may be called more than once.</param>
internal sealed record FencedWrite(Fence Fence, Func<DbTransaction, CancellationToken, Task> Apply);

/// <summary>Another process owns the shard now.</summary>
/// <param name="fence">The shard, in the epoch that is over.</param>
internal sealed class FencedException(Fence fence) : Exception($"Another process has taken shard {fence.Shard}.")
{
    public Fence Fence => fence;
}
