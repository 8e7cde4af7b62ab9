using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Watches many jobs by one list a tick. Details are requested when a job ends while being watched, and for running jobs that the list
/// no longer has. A fault of such a request does not delay the other jobs: it is repeated at the next tick.
/// </summary>
/// <remarks>Each poll is one request. A tick is a list of one or more pages and the details that it leads to; the pause comes
/// after it.</remarks>
internal sealed class JobListWatch(JobRequests jobs, WaitSession session, JobFilter filter, IReadOnlyCollection<string>? names)
{
    // After that many ticks the end of a job is reported as the list has it, without details.
    private const int MaxDetailAttempts = 5;

    // ARM lets a client read 250 times at once and 25 times a second after that.
    private const int MaxDetailsPerTick = 100;
    private const int MaxMissingPerTick = 50;

    // Lists of changes between two of all jobs: fewer than the ledger remembers ended jobs for.
    private const int MaxListsOfChanges = 59;

    // Resource Graph has no promise of how late a change may be there.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(15);

    private readonly JobLedger _ledger = new(names, jobs.KeyOf, jobs.ConfirmsRunning);
    private readonly WatchWindow _window = new(filter, session);
    private readonly Dictionary<string, Ending> _endings = new(JobName.Comparer);
    private readonly Queue<string> _due = new();
    private JobPages? _pages;
    private TimeSpan? _retryAfter;
    private string _summary = "";
    private bool _isFirst = true;
    private int _listsOfChanges = MaxListsOfChanges;
    private DateTimeOffset _began;
    // Null until a whole list has been read: a first one that fails is read again whole.
    private DateTimeOffset? _lastBegan;
    private bool _hasDetails;

    /// <summary>
    /// Updates until <paramref name="cancellationToken"/> cancels the watch or, with names, until all of the jobs have ended.
    /// </summary>
    public async IAsyncEnumerable<JobUpdate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (List<JobUpdate> updates in session.WatchAsync(ObserveAsync, session.Options.JobDelay, cancellationToken)
            .ConfigureAwait(false))
        {
            foreach (JobUpdate update in updates)
                yield return session.Report(update);
        }
    }

    private async Task<Observation<List<JobUpdate>>> ObserveAsync(CancellationToken cancellationToken)
    {
        if (_due.Count == 0 && _pages is null)
            BeginTick();
        List<JobUpdate> updates = _pages is null
            ? await ReadDetailsAsync(_due.Dequeue(), cancellationToken).ConfigureAwait(false)
            : await ReadPageAsync(_pages, cancellationToken).ConfigureAwait(false);
        bool isTickOver = _pages is null && _due.Count == 0;
        if (isTickOver)
            EndTick();
        bool isOver = isTickOver && names is not null && _ledger.AllEnded && _endings.Count == 0;
        return new Observation<List<JobUpdate>>(updates, isOver, _retryAfter)
        {
            IsPartial = !isTickOver,
            Summary = _summary,
        };
    }

    private void BeginTick()
    {
        _ledger.BeginList();
        _began = session.Now;
        bool isOfChanges = _lastBegan is not null && _listsOfChanges < MaxListsOfChanges;
        _listsOfChanges = isOfChanges ? _listsOfChanges + 1 : 0;
        _pages = jobs.List(_window.Next(_ledger.OldestStart), _began, isOfChanges ? _lastBegan - Lag : null);
        _retryAfter = null;
    }

    private void EndTick()
    {
        _isFirst = false;
        session.OutlastsRefusals = names is null;
        _lastBegan = _began;
        _ledger.Forget(jobs.IsOut);
        _summary = $"{_ledger.Running} of {_ledger.Count} jobs are running";
    }

    private async Task<List<JobUpdate>> ReadPageAsync(JobPages pages, CancellationToken cancellationToken)
    {
        ApiPage<JobResource> page = await pages.NextAsync(cancellationToken).ConfigureAwait(false);
        List<JobUpdate> updates = [];
        foreach (JobUpdate? update in page.Items.Select(_ledger.ObserveListed))
        {
            // The details of a job that was over before the watch began are not waited for.
            if (update is { Kind: JobUpdateKind.Ended } && !(_isFirst && names is null))
                _endings[update.JobId] = new Ending(update, 0);
            else if (update is not null)
                updates.Add(update);
        }

        _retryAfter = page.Response.RetryAfter;
        if (!pages.HasMore)
            BeginDetails();
        return updates;
    }

    private void BeginDetails()
    {
        _pages = null;
        _hasDetails = false;
        foreach (string id in _endings.Keys.Take(MaxDetailsPerTick))
            _due.Enqueue(id);
        foreach (string id in _ledger.Missing(Math.Min(MaxMissingPerTick, MaxDetailsPerTick - _due.Count)))
            _due.Enqueue(id);
    }

    private async Task<List<JobUpdate>> ReadDetailsAsync(string id, CancellationToken cancellationToken)
    {
        JobResource? details = null;
        Exception? fault = null;
        if (jobs.IsOut(id))
            return WithoutDetails(id);
        try
        {
            details = (await jobs.GetAsync(id, cancellationToken).ConfigureAwait(false)).Value;
            _hasDetails = true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && ConcernsOneJob(error))
        {
            fault = error;
        }

        if (fault is not null && jobs.IsOut(id))
            return WithoutDetails(id);
        if (fault is ApiException { IsTransient: true } throttled && (throttled.Status == 429 || throttled.RetryAfter is not null))
            return EndDetails(throttled.RetryAfter);
        IEnumerable<JobUpdate?> updates = _endings.ContainsKey(id) ? EndingOf(id, details, fault) : [MissingOf(id, details, fault)];
        return [.. updates.OfType<JobUpdate>()];
    }

    // The vault does not answer: the end of its job is reported as the list has it, after as many ticks as without details.
    private List<JobUpdate> WithoutDetails(string id)
    {
        IEnumerable<JobUpdate?> updates = _endings.ContainsKey(id) ? EndingOf(id, null, null) : [MissingOf(id, null, null)];
        return [.. updates.OfType<JobUpdate>()];
    }

    // The service asks for fewer requests: the rest of the details belongs to the next tick.
    private List<JobUpdate> EndDetails(TimeSpan? retryAfter)
    {
        _due.Clear();
        _retryAfter = retryAfter ?? _retryAfter;
        return _hasDetails ? [] : [.. _endings.Keys.ToArray().SelectMany(id => EndingOf(id, null, null)).OfType<JobUpdate>()];
    }

    private IEnumerable<JobUpdate?> EndingOf(string id, JobResource? details, Exception? fault)
    {
        Ending ending = _endings[id];
        // A replica that lags behind may still show the job as running.
        bool isComplete = JobStatus.OutcomeOf(details) is not null;
        bool isRefused = fault is not null && !Transient.IsTransient(fault);
        if (!isComplete && !isRefused && ending.Attempts + 1 < MaxDetailAttempts)
        {
            _endings[id] = ending with { Attempts = ending.Attempts + 1 };
            return [];
        }

        _endings.Remove(id);
        return [isComplete ? ending.Update with { Job = details } : ending.Update];
    }

    private JobUpdate? MissingOf(string id, JobResource? details, Exception? fault)
    {
        if (details is not null)
            return _ledger.ObserveDetails(id, details);
        // A job that the list has exists, whoever may read its details.
        if (fault is not null && !Transient.IsTransient(fault) && !_ledger.IsListed(id))
            return _ledger.ObserveRefused(id, session.Elapsed, session.Options.GracePeriod, fault);
        _ledger.ObserveFault(id);
        return null;
    }

    // Everything else would be the same for the next job.
    private static bool ConcernsOneJob(Exception fault) =>
        fault is ApiException refused ? refused.IsTransient || refused.Status is not (401 or 429) : Transient.IsTransient(fault);

    private sealed record Ending(JobUpdate Update, int Attempts);
}
