using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>Asks the database at each tick, also when there is nothing to write, whether this process still owns its shards.</summary>
internal sealed partial class Heartbeat
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    // As long as a confirmation of the shards is valid.
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(6);

    private readonly FleetDatabase _database;
    private readonly FleetWriter _writer;
    private readonly OwnedShards _owned;
    private readonly FleetHealth _health;
    private readonly ProcessEnd _end;
    private readonly TimeProvider _time;
    private readonly ILogger<Heartbeat> _logger;
    private int _logged;

    public Heartbeat(
        FleetDatabase database, FleetWriter writer, OwnedShards owned, FleetHealth health, ProcessEnd end, TimeProvider time,
        ILogger<Heartbeat> logger)
    {
        (_database, _writer, _owned, _health, _end, _time, _logger) = (database, writer, owned, health, end, time, logger);
        writer.Fenced += EndIfOwner;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await BeatAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(Tick, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        long askedAt = _time.GetTimestamp();
        try
        {
            await using DbConnection connection = await _database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Fence> owned = _owned.All;
            await Shards.CheckAsync(connection, owned, cancellationToken).ConfigureAwait(false);
            _health.Confirm(askedAt);
            CheckWrites(owned);
            if (owned.Count != _logged)
                LogOwned(_logger, _logged = owned.Count, Shards.Count);
        }
        catch (FencedException fenced)
        {
            EndIfOwner(fenced);
        }
        catch (Exception error) when (DatabaseFault.IsAway(error) || error is IOException)
        {
            _health.Fail(error, askedAt);
        }
    }

    // Reads do not wait for another program that locks a SQLite file, so one write a beat finds out, also in an idle estate.
    private void CheckWrites(IReadOnlyList<Fence> owned)
    {
        if (_database.IsShared)
            return;
        if (_writer.Committing >= LongestCommit)
            _health.HoldUpWrites();
        // Only the next write shows whether a full disk has space again.
        else if (_writer.Committing == TimeSpan.Zero && owned.Count > 0 && !_health.HasRefused)
            _ = ProbeAsync(owned[0]);
    }

    private async Task ProbeAsync(Fence fence)
    {
        try
        {
            await _writer.ProbeAsync(fence).ConfigureAwait(false);
        }
        catch (Exception error) when (DatabaseFault.IsAwayOrFenced(error) || error is IOException or OperationCanceledException)
        {
            // The writer reports what it finds.
        }
    }

    // A write for a shard that this process has given away may come too late, and is refused rightly.
    private void EndIfOwner(FencedException fenced)
    {
        if (_owned.Owns(fenced.Fence))
            _end.Now(fenced.Message);
    }

    [LoggerMessage(1, LogLevel.Information, "This process owns {Owned} of {All} shards.")]
    private static partial void LogOwned(ILogger logger, int owned, int all);
}
