using System.Collections.Concurrent;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The vaults of a watch that cannot be read at the moment. Each is reported once, and again when it answers. In between the watch does not
/// wait for it: it is asked in the background, once a tick at most.
/// </summary>
internal sealed class VaultOutages(TimeProvider time, IProgress<VaultHealth>? reports) : IDisposable
{
    /// <summary>How long a request may take before its vault counts as one that does not answer. A list takes seconds.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(30);

    // Connections that may hang at the same time.
    private const int MostAttempts = 16;

    private readonly ConcurrentDictionary<VaultId, Outage> _outages = new();
    private readonly ConcurrentDictionary<VaultId, Task> _attempts = new();
    private readonly CancellationTokenSource _isOver = new();
    private readonly object _lock = new();

    /// <summary>Whether the vault cannot be read.</summary>
    public bool Has(VaultId vault) => _outages.ContainsKey(vault);

    /// <summary>Sends a request to a vault within <see cref="LongestRequest"/>, whatever the request does.</summary>
    /// <exception cref="TimeoutException">The vault did not answer in time.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = new(LongestRequest, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await request(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The vault did not answer within {LongestRequest.TotalSeconds:0} s.", error);
        }
    }

    /// <summary>Notes a vault whose request failed.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="fault">Why.</param>
    /// <param name="request">The request that shows whether it answers again.</param>
    /// <param name="isFault">Whether an exception of that request means that it does not.</param>
    public void Add(VaultId vault, Exception fault, Func<CancellationToken, Task> request, Func<Exception, bool> isFault)
    {
        if (_outages.TryAdd(vault, new Outage(request, isFault)))
            Report(new VaultHealth(vault, fault));
    }

    /// <summary>Asks the vaults in the background whether they answer again.</summary>
    public void Ask()
    {
        foreach ((VaultId vault, Task attempt) in _attempts)
        {
            if (attempt.IsCompleted)
                _attempts.TryRemove(vault, out _);
        }

        foreach ((VaultId vault, Outage outage) in _outages)
        {
            if (_attempts.Count >= MostAttempts)
                return;
            if (!_attempts.ContainsKey(vault))
                _attempts[vault] = AskAsync(vault, outage);
        }
    }

    public void Dispose()
    {
        // The attempts end by themselves.
        _isOver.Cancel();
        _isOver.Dispose();
    }

    private async Task AskAsync(VaultId vault, Outage outage)
    {
        CancellationToken isOver = _isOver.Token;
        // Not a part of the tick that has begun it.
        await Task.Yield();
        try
        {
            await outage.Request(isOver).ConfigureAwait(false);
        }
        catch (Exception fault) when (isOver.IsCancellationRequested || fault is ApiException { Status: 429 } || outage.IsFault(fault))
        {
            return;
        }
        catch (Exception)
        {
            // An answer of another kind is for the watch, which gets it as well.
        }

        if (_outages.TryRemove(vault, out _))
            Report(new VaultHealth(vault, null));
    }

    private void Report(VaultHealth health)
    {
        lock (_lock)
            reports?.Report(health);
    }

    private sealed record Outage(Func<CancellationToken, Task> Request, Func<Exception, bool> IsFault);
}
