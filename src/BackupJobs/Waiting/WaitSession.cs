using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>One wait: its deadline, its pace, its faults. The clock and the delay are the runtime's.</summary>
internal sealed class WaitSession : IDisposable
{
    private readonly BackupClient _client;
    private readonly string _subject;
    private readonly WaitSpan _span;
    private readonly PollingClock _clock;
    private PollingDelay _pace;
    private TimeSpan _phaseBegan;
    private bool _answered;
    private int _pauses;
    private int _faults;
    private long _requests;
    private Exception? _lastFault;
    private string? _lastState;

    public WaitSession(BackupClient client, string subject, WaitOptions options)
    {
        _client = client;
        _subject = subject;
        Options = options;
        _clock = new PollingClock(client.TimeProvider, options.Timeout);
        _pace = options.JobDelay;
        _span = new WaitSpan(subject, client.TimeProvider);
    }

    public WaitOptions Options { get; }

    public TimeSpan Elapsed => _clock.Elapsed;

    public DateTimeOffset UtcNow => _client.TimeProvider.GetUtcNow();

    /// <summary>Begins to ask for something else, at its own pace and with a grace period of its own. The deadline stays.</summary>
    public void Begin(PollingDelay pace)
    {
        _pace = pace;
        _pauses = 0;
        _phaseBegan = Elapsed;
        _answered = false;
    }

    /// <summary>Asks until there is an answer. Transient faults are waited out; final ones are thrown at once.</summary>
    public async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                T answer = await AskOnceAsync(call, cancellationToken).ConfigureAwait(false);
                _answered = true;
                return answer;
            }
            catch (Exception fault) when (IsTransient(fault, cancellationToken) || IsInGrace(fault))
            {
                _faults++;
                _lastFault = fault;
                await PauseAsync(_faults - 1, (fault as ApiException)?.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks once.</summary>
    public Task<T> AskOnceAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        _requests++;
        return WaitScope.RunAsync(call, cancellationToken);
    }

    /// <summary>Pauses until the next tick.</summary>
    /// <param name="retryAfter">What the service asks for; null for the wait's own pace.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PollingTimeoutException">The pause would end after the deadline.</exception>
    public Task PauseAsync(TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        (_faults, _lastFault) = (0, null);
        return PauseAsync(_pauses++, retryAfter, cancellationToken);
    }

    /// <summary>Asks for a result until it is one: 202 means that the service is still at it.</summary>
    public async Task<T> AskWhileAcceptedAsync<T>(Followed<T> result, TimeSpan? firstDelay, CancellationToken cancellationToken)
        where T : ApiResponse
    {
        await PauseAsync(firstDelay, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            T answer = await AskAsync(result.ReadAsync, cancellationToken).ConfigureAwait(false);
            if (answer.Status != 202)
                return answer;
            await PauseAsync(answer.RetryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    public static bool IsTransient(Exception fault, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && Transient.IsTransient(fault);

    /// <summary>Keeps what was seen last, for the exception at the deadline.</summary>
    public void Saw(string what, string? status) => _lastState = $"{what} {status ?? "without a status"}";

    public JobUpdate Told(JobUpdate update)
    {
        Saw($"job {update.JobId}", update.Job?.Properties?.Status);
        Options.Progress?.Report(update);
        _client.Logger.Updated(update.JobId, update.Kind, update.Job?.Properties?.Status);
        return update;
    }

    public void Dispose() => _span.Dispose();

    private bool IsInGrace(Exception fault) =>
        !_answered && fault is ApiException { Status: 404 or 409 } && Elapsed - _phaseBegan < Options.GracePeriod;

    private Task PauseAsync(int attempt, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        TimeSpan delay = _pace.Next(attempt, retryAfter);
        Options.Health?.Report(new WaitHealth(_requests, _faults, _lastFault, delay));
        if (_lastFault is null)
            _client.Logger.NextRequest(_subject, delay);
        else
            _client.Logger.Faulted(_subject, _faults, delay, Redact.Text(_lastFault.Message));
        return _clock.PauseAsync(delay, _lastState, _lastFault, cancellationToken);
    }
}
