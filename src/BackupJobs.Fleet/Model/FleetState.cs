namespace BackupJobs.Fleet;

/// <summary>
/// A time in which a vault was not read, longer than <see cref="FleetOptions.GapAfter"/>. It is listed afterwards; what the vault's list
/// does not reach (14 days in Backup vaults) is a gap of its own that stays.
/// </summary>
/// <param name="VaultId">Resource id of the vault, in lower case.</param>
/// <param name="From">Begin, UTC.</param>
/// <param name="Until">When the vault was read again, UTC.</param>
/// <param name="Closed">When the jobs of the gap had been listed, UTC; null before, or if they cannot be listed.</param>
public sealed record CoverageGap(string VaultId, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? Closed);

/// <summary>An end that a sink has refused, or has not accepted after all attempts.</summary>
/// <param name="Id">Number of the delivery.</param>
/// <param name="Sink">Name of the sink.</param>
/// <param name="End">The end.</param>
/// <param name="Attempts">How often it was delivered.</param>
/// <param name="Reason">Why the last attempt failed.</param>
/// <param name="At">When it became a dead letter, UTC.</param>
public sealed record DeadLetter(long Id, string Sink, JobEnd End, int Attempts, string Reason, DateTimeOffset At);

/// <summary>How far the service is behind.</summary>
/// <param name="OldestRead">The oldest <see cref="FleetVault.LastRead"/>, or <see cref="FleetVault.Found"/> if it was never read, of
/// vaults that do not refuse to be read (401, 403, 404), UTC; null without vaults.</param>
/// <param name="NeverRead">Number of vaults that were not read yet.</param>
/// <param name="Waiting">Number of deliveries that wait.</param>
/// <param name="OldestWaiting">When the end that waits longest was seen, UTC; null if nothing waits.</param>
/// <param name="DeadLetters">Number of dead letters.</param>
public sealed record FleetLag(DateTimeOffset? OldestRead, long NeverRead, long Waiting, DateTimeOffset? OldestWaiting, long DeadLetters);

/// <summary>A process that owns shards.</summary>
/// <param name="Process">Machine and process.</param>
/// <param name="Shards">Number of shards.</param>
/// <param name="Since">When it took the last of them, UTC.</param>
public sealed record ShardOwner(string Process, int Shards, DateTimeOffset Since);
