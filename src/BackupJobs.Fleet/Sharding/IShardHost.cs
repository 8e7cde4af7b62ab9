namespace BackupJobs.Fleet;

/// <summary>
/// Decides which shards this process owns. It may be wrong for a while, as every such decision may: what is written is correct by the epoch
/// of the shard alone.
/// </summary>
internal interface IShardHost
{
    /// <summary>Takes part, and returns when shards can arrive.</summary>
    /// <param name="owned">Is notified which shards come and go.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    Task StartAsync(OwnedShards owned, CancellationToken cancellationToken);

    /// <summary>Gives all shards away, and takes part no longer.</summary>
    /// <param name="cancellationToken">Cancels the stop: the shards are then taken from this process later.</param>
    Task StopAsync(CancellationToken cancellationToken);
}
