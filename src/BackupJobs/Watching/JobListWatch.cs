using System.Runtime.CompilerServices;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// Watches many jobs by one list a tick. Details are asked for when a job ends while being watched, and for running jobs that the list
/// no longer has. A fault of such a single request never holds up the other jobs: it is asked again at the next tick.
/// </summary>
internal sealed class JobListWatch(VaultJobs jobs, WaitSession session, JobFilter filter, IReadOnlyCollection<string>? names)
{
    // After that many ticks a job's end is told as the list has it, without details.
    private const int DetailAttempts = 5;

    private readonly JobLedger _ledger = new(names);
    private readonly Dictionary<string, Ending> _endings = new(JobName.Comparer);
    private TimeSpan? _retryAfter;

    /// <summary>Updates until <paramref name="cancellationToken"/> ends the watch or, with names, until all of them have ended.</summary>
    public async IAsyncEnumerable<JobUpdate> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        WatchWindow window = new(filter, session);
        for (bool first = true; ; first = false)
        {
            await foreach (JobUpdate update in ReadListAsync(window.Next(_ledger.OldestStart), first, cancellationToken).ConfigureAwait(false))
                yield return update;
            await foreach (JobUpdate update in ReadEndingsAsync(cancellationToken).ConfigureAwait(false))
                yield return update;
            await foreach (JobUpdate update in ReadMissingAsync(cancellationToken).ConfigureAwait(false))
                yield return update;
            if (names is not null && _ledger.AllEnded && _endings.Count == 0)
                yield break;
            _ledger.Forget();
            await session.PauseAsync(_retryAfter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<JobUpdate> ReadListAsync(
        JobFilter listFilter, bool first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ledger.BeginList();
        await foreach (ApiPage<JobResource> page in jobs.PagesAsync(listFilter, session, cancellationToken).ConfigureAwait(false))
        {
            _retryAfter = page.Response.RetryAfter;
            foreach (JobUpdate? update in page.Items.Select(_ledger.See))
            {
                // What was over before the watch began is told as it is; nobody waits for its details.
                if (update is { Kind: JobUpdateKind.Ended } && !(first && names is null))
                    _endings[update.JobId] = new Ending(update, 0);
                else if (update is not null)
                    yield return update;
            }
        }
    }

    private async IAsyncEnumerable<JobUpdate> ReadEndingsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach ((string id, Ending ending) in _endings.ToArray())
        {
            (JobResource? details, _) = await TryGetAsync(id, cancellationToken).ConfigureAwait(false);
            // A replica that lags behind may still show the job as running: the list has been further already.
            bool complete = JobStatus.OutcomeOf(details) is not null;
            if (complete || ending.Attempts + 1 == DetailAttempts)
            {
                _endings.Remove(id);
                yield return complete ? ending.Update with { Job = details } : ending.Update;
            }
            else
            {
                _endings[id] = ending with { Attempts = ending.Attempts + 1 };
            }
        }
    }

    private async IAsyncEnumerable<JobUpdate> ReadMissingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string id in _ledger.Missing())
        {
            (JobResource? job, bool isUnknown) = await TryGetAsync(id, cancellationToken).ConfigureAwait(false);
            JobUpdate? update = (job, isUnknown) switch
            {
                (not null, _) => _ledger.SeeById(id, job),
                (null, true) => _ledger.SeeMissing(id, session.Elapsed, session.Options.GracePeriod),
                _ => null,
            };
            if (update is not null)
                yield return update;
        }
    }

    private async Task<(JobResource? Job, bool IsUnknown)> TryGetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return ((await session.AskOnceAsync(token => jobs.GetAsync(id, token), cancellationToken).ConfigureAwait(false)).Value, false);
        }
        catch (ApiException error) when (error.Status == 404)
        {
            return (null, true);
        }
        catch (Exception error) when (error is ApiException { IsUnreadable: true } || WaitSession.IsTransient(error, cancellationToken))
        {
            return (null, false);
        }
    }

    private sealed record Ending(JobUpdate Update, int Attempts);
}
