using System.Data.Common;
using System.Threading.Channels;
using BackupJobsGen.Runtime;

namespace BackupJobs.Fleet;

/// <summary>
/// The only writer of this process: writes that wait at the same time are committed together, in one transaction that holds the rows of
/// their shards, so that no other process takes a shard in the middle.
/// </summary>
internal sealed class FleetWriter(FleetDatabase database, FleetHealth health, FleetProbe probe, TimeProvider time) : IDisposable
{
    private const int LargestBatch = 512;
    private const long None = -1;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(4 * LargestBatch);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private DbConnection? _connection;
    private long _beganAt = None;
    private long _connectedAt;

    /// <summary>A write has found that another process owns its shard.</summary>
    public event Action<FencedException>? Fenced;

    /// <summary>How long the current commit has taken; zero without one. Another program that locks a SQLite file holds it up, and nothing
    /// else.</summary>
    public TimeSpan Committing => Interlocked.Read(ref _beganAt) is var at and not None ? time.GetElapsedTime(at) : TimeSpan.Zero;

    public void Start() => _loop = RunAsync(_stop.Token);

    /// <summary>Returns when the write is committed.</summary>
    /// <exception cref="FencedException">Another process owns the shard. Nothing was written.</exception>
    /// <exception cref="DbException">The database refuses. Nothing was written, or the answer to the commit was lost.</exception>
    public Task WriteAsync(FencedWrite write, CancellationToken cancellationToken) => QueueAsync(new Waiting(write), cancellationToken);

    /// <summary>Begins and commits a transaction that writes nothing: a file that is locked refuses it, and a full disk does not.</summary>
    /// <exception cref="FencedException">Another process owns the shard.</exception>
    /// <exception cref="DbException">The database refuses.</exception>
    public Task ProbeAsync(Fence fence) =>
        QueueAsync(new Waiting(new FencedWrite(fence, static (_, _) => Task.CompletedTask)) { IsProbe = true }, CancellationToken.None);

    private async Task QueueAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        await _queue.Writer.WriteAsync(waiting, cancellationToken).ConfigureAwait(false);
        // Not cancelled any more: whoever waits must know whether it was committed.
        await waiting.Done.Task.ConfigureAwait(false);
    }

    /// <summary>Commits what waits, and closes the connection.</summary>
    public async Task StopAsync()
    {
        _queue.Writer.TryComplete();
        try
        {
            _stop.CancelAfter(TimeSpan.FromSeconds(5));
        }
        catch (ObjectDisposedException)
        {
            // The host has waited long enough, and has ended everything.
            return;
        }

        await _loop.ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Waiting> batch = [];
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (batch.Count < LargestBatch && _queue.Reader.TryRead(out Waiting? next))
                    batch.Add(next);
                Interlocked.Exchange(ref _beganAt, time.GetTimestamp());
                await CommitAsync(batch, cancellationToken).ConfigureAwait(false);
                Interlocked.Exchange(ref _beganAt, None);
                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
        }

        while (_queue.Reader.TryRead(out Waiting? rest))
            rest.Done.TrySetCanceled(CancellationToken.None);
    }

    private async Task CommitAsync(List<Waiting> batch, CancellationToken cancellationToken)
    {
        try
        {
            await WriteBatchAsync(batch, cancellationToken).ConfigureAwait(false);
            if (batch.TrueForAll(waiting => waiting.IsProbe))
                health.Unlocked();
            else
                health.Written();
            batch.ForEach(waiting => waiting.Done.TrySetResult());
        }
        catch (FencedException fenced) when (batch.Count == 1)
        {
            batch[0].Done.TrySetException(fenced);
            Fenced?.Invoke(fenced);
        }
        catch (Exception error) when (batch.Count > 1 && IsOfOneWrite(error))
        {
            // One write that is refused must not take the others with it.
            foreach (Waiting waiting in batch)
                await CommitAsync([waiting], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (DatabaseFault.IsUnreachable(error))
                health.Fail(error, _connectedAt);
            else if (DatabaseFault.IsLocked(error))
                health.HoldUpWrites();
            else if (!IsOfOneWrite(error))
                health.RefuseWrites("The database refuses to write: " + Redact.Text(error.Message));
            await CloseAsync().ConfigureAwait(false);
            batch.ForEach(waiting => waiting.Done.TrySetException(error));
        }
    }

    // Anything else would be the same for the next write, after the same time limit.
    private bool IsOfOneWrite(Exception error) => error is DbException refused
        ? database.RefusesValue(refused)
        : error is not (IOException or TimeoutException or OperationCanceledException);

    private async Task WriteBatchAsync(List<Waiting> batch, CancellationToken cancellationToken)
    {
        if (_connection is null)
        {
            _connectedAt = time.GetTimestamp();
            _connection = await database.ConnectWriterAsync(cancellationToken).ConfigureAwait(false);
            KeptCommands.Begin(_connection);
        }

        await using DbTransaction transaction = await _connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await Shards.CheckAsync(
            transaction, [.. batch.Select(waiting => waiting.Write.Fence).Distinct()], database.LockRows, cancellationToken)
            .ConfigureAwait(false);
        foreach (Waiting waiting in batch)
            await waiting.Write.Apply(transaction, cancellationToken).ConfigureAwait(false);
        probe.Reached(FleetPoint.BeforeCommit);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        probe.Reached(FleetPoint.AfterCommit);
    }

    private async Task CloseAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }

    private sealed record Waiting(FencedWrite Write)
    {
        public bool IsProbe { get; init; }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
