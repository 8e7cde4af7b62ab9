using System.Threading.Channels;

namespace BackupJobs.Cli;

/// <summary>
/// Reports each end of a job to the hooks of a watch, once. It runs in the background, so that a slow receiver does not delay the watch.
/// </summary>
internal sealed class EndHooks : IDisposable
{
    private const int Workers = 4;
    private const int MostWaiting = 10_000;
    private const int MostNamed = 5;

    // For the last attempts, after the time limit.
    private static readonly TimeSpan LastAttempts = TimeSpan.FromSeconds(3);

    private readonly IReadOnlyList<IEndHook> _hooks;
    private readonly TextWriter _error;
    private readonly Func<string, VaultId?>? _vaultOf;
    private readonly DateTimeOffset? _began;
    private readonly Channel<(IEndHook Hook, JobEndedEvent Ended)> _queue =
        Channel.CreateBounded<(IEndHook, JobEndedEvent)>(MostWaiting);

    private readonly HashSet<string> _running = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();
    private readonly List<string> _waiting = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private int _failed;

    /// <param name="hooks">The receivers.</param>
    /// <param name="error">Where problems are reported.</param>
    /// <param name="vaultOf">The vault of a job whose resource ID is unknown.</param>
    /// <param name="began">Jobs that ended before are not reported, unless they were seen running; null to report all.</param>
    public EndHooks(IReadOnlyList<IEndHook> hooks, TextWriter error, Func<string, VaultId?>? vaultOf, DateTimeOffset? began)
    {
        (_hooks, _error, _vaultOf, _began) = (hooks, error, vaultOf, began);
        _work = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>Progress that reports ends to the hooks and forwards each update.</summary>
    public IProgress<JobUpdate> Over(IProgress<JobUpdate>? progress) => new Tee(this, progress);

    /// <summary>Waits until all ends are reported.</summary>
    /// <param name="limit">How long to wait; what is left then has some seconds for a last attempt, and is named if that fails.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Stops the wait, as the limit does.</param>
    /// <returns>Whether all ends were accepted.</returns>
    public async Task<bool> CompleteAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        try
        {
            await _work.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            await _ending.CancelAsync().ConfigureAwait(false);
            await _work.WaitAsync(LastAttempts, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _stop.CancelAsync().ConfigureAwait(false);
            await _work.ConfigureAwait(false);
        }

        lock (_lock)
        {
            if (_waiting.Count > 0)
                WarnOfLeft();
            return _waiting.Count == 0 && Volatile.Read(ref _failed) == 0;
        }
    }

    public void Dispose()
    {
        foreach (IEndHook hook in _hooks)
            hook.Dispose();
        _ending.Dispose();
        _stop.Dispose();
    }

    private void Add(JobUpdate update)
    {
        string key = update.Job?.Id ?? update.JobId;
        lock (_lock)
        {
            bool wasRunning = _running.Remove(key);
            if (update.Outcome is null)
            {
                _running.Add(key);
                return;
            }

            // The first list has the jobs of some days: they are history.
            if (!wasRunning && update.ToReport().EndTime < _began)
                return;
        }

        JobReport job = update.ToReport();
        if ((job.Vault ?? _vaultOf?.Invoke(job.JobId)) is not { } vault)
        {
            Fail($"the end of job {job.JobId} is not reported: its vault is unknown");
            return;
        }

        JobEndedEvent ended = JobEndedEvent.Of(job, vault, update.SeenAt);
        foreach (IEndHook hook in _hooks)
        {
            lock (_lock)
                _waiting.Add(ended.Job.JobId);
            if (_queue.Writer.TryWrite((hook, ended)))
                continue;
            lock (_lock)
                _waiting.Remove(ended.Job.JobId);
            Fail($"the end of job {job.JobId} is not reported: {MostWaiting} are waiting");
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach ((IEndHook hook, JobEndedEvent ended) in _queue.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                bool accepted = await TellAsync(hook, ended).ConfigureAwait(false);
                lock (_lock)
                    _waiting.Remove(ended.Job.JobId);
                if (!accepted)
                    Interlocked.Increment(ref _failed);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // CompleteAsync counts what is left.
        }
    }

    private async Task<bool> TellAsync(IEndHook hook, JobEndedEvent ended)
    {
        try
        {
            return await hook.TellAsync(ended, _ending.Token, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            // One receiver's problem ends neither the watch nor the others.
            _error.WriteLine(SafeText.OneLine($"warning: the end of job {ended.Job.JobId} is not reported: {error.Message}"));
            return false;
        }
    }

    private void WarnOfLeft()
    {
        string more = _waiting.Count > MostNamed ? $" and {_waiting.Count - MostNamed} more" : "";
        _error.WriteLine(SafeText.OneLine(
            "warning: the watch has stopped before the ends of these jobs were reported: "
            + string.Join(", ", _waiting.Take(MostNamed)) + more));
    }

    private void Fail(string what)
    {
        Interlocked.Increment(ref _failed);
        _error.WriteLine(SafeText.OneLine($"warning: {what}"));
    }

    private sealed class Tee(EndHooks hooks, IProgress<JobUpdate>? progress) : IProgress<JobUpdate>
    {
        public void Report(JobUpdate value)
        {
            progress?.Report(value);
            hooks.Add(value);
        }
    }
}
