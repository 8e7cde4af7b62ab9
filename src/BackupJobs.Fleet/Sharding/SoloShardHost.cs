namespace BackupJobs.Fleet;

/// <summary>The only process: it owns all shards.</summary>
internal sealed class SoloShardHost : IShardHost
{
    private static readonly int[] All = [.. Enumerable.Range(0, Shards.Count)];

    private OwnedShards? _owned;

    public Task StartAsync(OwnedShards owned, CancellationToken cancellationToken)
    {
        _owned = owned;
        return owned.TakeAsync(All, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _owned?.ReleaseAsync(All, cancellationToken) ?? Task.CompletedTask;
}
