using System.Diagnostics.CodeAnalysis;

namespace BackupJobs;

/// <summary>
/// The jobs of a watch as they were last seen, and what is new in each observation. It does no I/O and has no clock.
/// The end of a job is reported once, even if a later list shows the job as running again.
/// </summary>
/// <param name="names">The only jobs to watch, known to exist; null to watch every job that is listed.</param>
/// <param name="keyOf">What identifies a job; null for its name.</param>
/// <param name="confirmsRunning">Whether the details of running jobs are requested now and then although the list has them.</param>
internal sealed class JobLedger(IEnumerable<string>? names, Func<JobResource, string>? keyOf = null, bool confirmsRunning = false)
{
    // How many lists an ended job may be missing from before it is forgotten. A list that is short for a while must not bring its
    // jobs back as new ones.
    private const int ListsUntilForgotten = 120;

    private readonly bool _onlyNamed = names is not null;
    private readonly Dictionary<string, JobLedgerEntry> _entries =
        (names ?? []).Distinct(JobName.Comparer).ToDictionary(name => name, _ => new JobLedgerEntry(), JobName.Comparer);

    private int _list;

    /// <summary>Number of jobs, including ended ones.</summary>
    public int Count => _entries.Count;

    /// <summary>Number of jobs that are not known to have ended.</summary>
    public int Running => _entries.Values.Count(entry => !entry.HasEnded);

    /// <summary>Whether no job is known to be running.</summary>
    public bool AllEnded => _entries.Values.All(entry => entry.HasEnded);

    /// <summary>When the oldest running job started; null if that is not known or nothing runs.</summary>
    public DateTimeOffset? OldestStart => _entries.Values.Where(entry => !entry.HasEnded).Min(entry => entry.StartTime);

    /// <summary>Begins the next list.</summary>
    public void BeginList() => _list++;

    /// <summary>Adds one job of the list.</summary>
    /// <returns>What is new; null for nothing.</returns>
    public JobUpdate? ObserveListed(JobResource job)
    {
        string id = keyOf is null ? JobName.Of(job) : keyOf(job);
        if (!TryFind(id, out JobLedgerEntry? entry))
            return null;
        // Only the details can tell more about a job whose status cannot be read.
        if (JobStatus.IsUnreadable(job))
            return null;
        JobResource? before = entry.Listed;
        entry.SetListed(job, _list, keepsDue: confirmsRunning);
        return Compare(id, entry, before, job);
    }

    /// <summary>
    /// Running jobs whose details must be requested now, because the list did not have them or must be confirmed; those that have
    /// waited longest come first.
    /// </summary>
    /// <param name="most">How many at most.</param>
    public List<string> Missing(int most = int.MaxValue) =>
        [
            .. _entries.Where(pair => pair.Value.IsDue(_list, confirmsRunning)).OrderBy(pair => pair.Value.DueAt).Take(most)
                .Select(pair => pair.Key),
        ];

    /// <summary>Adds the details of a job.</summary>
    /// <returns>What is new; null for nothing.</returns>
    public JobUpdate? ObserveDetails(string id, JobResource job)
    {
        JobLedgerEntry entry = _entries[id];
        // Details have more members than a list item, so each is compared with its own kind.
        JobResource? before = entry.Details ?? (HasSameStatus(entry.Listed, job) ? job : entry.Listed);
        entry.SetDetails(job, _list);
        return Compare(id, entry, before, job);
    }

    /// <summary>Adds a permanent refusal of a job's details, such as 404. After the grace period the job counts as lost.</summary>
    /// <param name="id">The job.</param>
    /// <param name="elapsed">Time since the watch began.</param>
    /// <param name="grace">How long a refusal has no effect.</param>
    /// <param name="reason">The refusal; null for a job that the service does not know.</param>
    public JobUpdate? ObserveRefused(string id, TimeSpan elapsed, TimeSpan grace, Exception? reason = null)
    {
        JobLedgerEntry entry = _entries[id];
        entry.RefusedSince ??= elapsed;
        if (entry.HasEnded || elapsed - entry.RefusedSince < grace)
            return null;
        JobUpdate lost = new(id, JobUpdateKind.Lost, entry.Details ?? entry.Listed) { Fault = reason };
        entry.End();
        return lost;
    }

    /// <summary>Whether the last list had the job.</summary>
    public bool IsListed(string id) => _entries[id].List == _list;

    /// <summary>Adds a transient fault of a request for a job's details: the next one is due later and later.</summary>
    public void ObserveFault(string id) => _entries[id].Postpone(_list);

    /// <summary>Forgets ended jobs that the list no longer has, so that memory does not grow with time.</summary>
    /// <param name="isKept">Whether the list cannot have the job.</param>
    public void Forget(Func<string, bool> isKept)
    {
        if (_onlyNamed)
            return;
        foreach ((string id, JobLedgerEntry entry) in _entries)
        {
            if (entry.HasEnded && _list - entry.List > ListsUntilForgotten && !isKept(id))
                _entries.Remove(id);
        }
    }

    private bool TryFind(string id, [NotNullWhen(true)] out JobLedgerEntry? entry)
    {
        if (_entries.TryGetValue(id, out entry))
            return true;
        if (_onlyNamed || id.Length == 0)
            return false;
        _entries.Add(id, entry = new JobLedgerEntry());
        return true;
    }

    private static JobUpdate? Compare(string id, JobLedgerEntry entry, JobResource? before, JobResource now)
    {
        if (entry.HasEnded)
        {
            entry.End();
            return null;
        }

        if (JobStatus.OutcomeOf(now) is not null)
        {
            entry.End();
            return new JobUpdate(id, JobUpdateKind.Ended, now);
        }

        if (before is null)
            return new JobUpdate(id, JobUpdateKind.Appeared, now);
        return before == now ? null : new JobUpdate(id, JobUpdateKind.Changed, now);
    }

    private static bool HasSameStatus(JobResource? listed, JobResource job) =>
        listed is not null && string.Equals(listed.Properties?.Status, job.Properties?.Status, StringComparison.OrdinalIgnoreCase);
}
