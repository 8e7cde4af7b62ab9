using System.Collections.Concurrent;
using BackupJobsGen.Runtime;
using Microsoft.Extensions.Logging;

namespace BackupJobs.Fleet;

/// <summary>Reads the vaults of the shards that this process owns, each when it is due and its subscription has budget.</summary>
internal sealed partial class ReadLoop(
    FleetOptions options, TimeProvider time, VaultLoader loader, VaultReader reader, VaultCommits commits,
    Budgets budgets, ReadPlaces places, FleetHealth health, DueQueue queue, ILogger<ReadLoop> logger)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LoadInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromSeconds(20);

    // It is spread like every other pause of a vault.
    private readonly PollingDelay _backoff =
        new(FirstBackoff < options.LongestBackoff ? FirstBackoff : options.LongestBackoff, options.LongestBackoff)
        {
            Growth = 2,
            JitterPart = 0,
        };

    private readonly ConcurrentDictionary<object, Task> _workers = new();
    private long _loadedAt;

    /// <summary>Works until it is cancelled, and then waits for the reads that are on their way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await TickAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(Tick, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(_workers.Values).ConfigureAwait(false);
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        if (_loadedAt == 0 || time.GetElapsedTime(_loadedAt) >= LoadInterval)
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            _loadedAt = time.GetTimestamp();
        }

        // Without a database nothing that is read can be kept.
        if (!health.MayWork)
            return;
        foreach (WatchedVault vault in queue.Take(options.ParallelReads - _workers.Count, WaitOf))
        {
            if (!IsHere(vault))
                continue;
            object worker = new();
            Task work = Task.Run(() => WorkAsync(vault, cancellationToken), CancellationToken.None);
            _workers[worker] = work;
            _ = work.ContinueWith(_ => _workers.TryRemove(worker, out Task? _), TaskScheduler.Default);
        }
    }

    // A worker goes on with what is due, so that their number limits the reads at a time, and not the ticks the reads in a second.
    private async Task WorkAsync(WatchedVault first, CancellationToken cancellationToken)
    {
        for (WatchedVault? vault = first; vault is not null; vault = Next(cancellationToken))
            await ReadAsync(vault, cancellationToken).ConfigureAwait(false);
    }

    private WatchedVault? Next(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && health.MayWork && queue.Take(1, WaitOf) is [WatchedVault vault])
        {
            if (IsHere(vault))
                return vault;
        }

        return null;
    }

    // What was taken from the queue has a place.
    private bool IsHere(WatchedVault vault)
    {
        if (loader.Has(vault))
            return true;
        places.Return(vault, null);
        return false;
    }

    // A worker may wait a moment for the budget; a vault that would wait longer leaves its place to others.
    private TimeSpan WaitOf(WatchedVault vault)
    {
        TimeSpan wait = budgets.Of(vault.Tenant, vault.Subscription).Wait();
        return wait > Moment ? wait : places.TryTake(vault) ? TimeSpan.Zero : Moment;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await loader.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DatabaseFault.IsAway(error))
        {
            if (!health.Explains(error))
                LogLoadFailed(logger, error);
        }
    }

    private async Task ReadAsync(WatchedVault vault, CancellationToken cancellationToken)
    {
        TimeSpan next = FirstBackoff;
        bool? hasAnswered = null;
        try
        {
            using (budgets.Answers.Begin())
                await reader.ReadAsync(vault, cancellationToken).ConfigureAwait(false);
            hasAnswered = true;
            NoteRecovery(vault);
            next = vault.Hints().Count > 0 ? TimeSpan.Zero : PauseOf(vault);
        }
        catch (ApiException error) when (error.Status == 429)
        {
            // The subscription pauses; the vault is not to blame.
            next = Spread(error.RetryAfter ?? FirstBackoff);
        }
        catch (Exception error) when (ReadFault.Is(error, cancellationToken))
        {
            hasAnswered = error is ApiException or FormatException;
            next = await FaultAsync(vault, error, cancellationToken).ConfigureAwait(false);
        }
        catch (FencedException)
        {
            // Whoever owns the shard now reads the vault.
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception error)
        {
            if (!health.Explains(error))
                LogReadFailed(logger, error, vault.Id);
        }

        places.Return(vault, hasAnswered);
        vault.IsBusy = false;
        queue.Schedule(vault, next);
    }

    private void NoteRecovery(WatchedVault vault)
    {
        if (vault.Reason is not { } reason)
            return;
        vault.Reason = null;
        LogVaultRecovered(logger, vault.Id, reason);
    }

    private TimeSpan PauseOf(WatchedVault vault)
    {
        TimeSpan untilList = vault.ListDue is { } due ? time.GetElapsedTime(time.GetTimestamp(), due) : options.IdleInterval;
        TimeSpan pause = vault.Running.Any() ? Spread(options.RunningInterval) : options.IdleInterval;
        return untilList < pause ? untilList : pause;
    }

    private async Task<TimeSpan> FaultAsync(WatchedVault vault, Exception error, CancellationToken cancellationToken)
    {
        int? status = ReadFault.StatusOf(error);
        string text = ReadFault.TextOf(error);
        vault.Reason = ReadFault.Reason(status, text);
        LogVaultRefuses(logger, vault.Id, vault.Reason, vault.Faults + 1);
        try
        {
            await commits.CommitFaultAsync(vault, status, text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception lost) when (DatabaseFault.IsAwayOrFenced(lost) || lost is OperationCanceledException)
        {
            return FirstBackoff;
        }

        return Spread(_backoff.Next(vault.Faults - 1, null));
    }

    // Vaults that were found together are not read together for ever.
    private static TimeSpan Spread(TimeSpan pause) => pause * (0.9 + (0.2 * Random.Shared.NextDouble()));

    [LoggerMessage(1, LogLevel.Warning, "Vault {Vault} cannot be read, fault {Faults} in a row: {Reason}")]
    private static partial void LogVaultRefuses(ILogger logger, string vault, string reason, int faults);

    [LoggerMessage(2, LogLevel.Error, "What was read of vault {Vault} was not stored; it is read again.")]
    private static partial void LogReadFailed(ILogger logger, Exception error, string vault);

    [LoggerMessage(3, LogLevel.Error, "Vaults cannot be loaded from the database; this is tried again.")]
    private static partial void LogLoadFailed(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Information, "Vault {Vault} can be read again. The last failure was: {Reason}")]
    private static partial void LogVaultRecovered(ILogger logger, string vault, string reason);
}
