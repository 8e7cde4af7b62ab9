using System.Diagnostics.CodeAnalysis;

namespace BackupJobs;

/// <summary>
/// What a watch knows about its jobs, and what is new in what it is shown. It does no I/O and has no clock.
/// A job's end is told once, even if a later list shows the job as running again.
/// </summary>
/// <param name="names">The only jobs that count, known to exist; null to take every job that is listed.</param>
internal sealed class JobLedger(IEnumerable<string>? names)
{
    // How many lists an ended job may be missing from before it is forgotten. A list that is short for a while must not bring its jobs back as new ones.
    private const int ListsUntilForgotten = 120;

    // A running job that the list does not have costs a request each time: it is asked for after 1, 2, 4 and then every 8 lists.
    private const int MostListsBetweenAsks = 8;

    private readonly bool _onlyNamed = names is not null;
    private readonly Dictionary<string, Entry> _entries =
        (names ?? []).Distinct(JobName.Comparer).ToDictionary(name => name, _ => new Entry(), JobName.Comparer);

    private int _list;

    /// <summary>Jobs that are remembered, ended ones included.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether no job is running as far as is known.</summary>
    public bool AllEnded => _entries.Values.All(entry => entry.HasEnded);

    /// <summary>When the oldest running job started; null where that is not known or nothing runs.</summary>
    public DateTimeOffset? OldestStart => _entries.Values.Where(entry => !entry.HasEnded).Min(entry => entry.Listed?.Properties?.StartTime ?? entry.Asked?.Properties?.StartTime);

    /// <summary>Begins the next reading of the list.</summary>
    public void BeginList() => _list++;

    /// <summary>Takes one job of the list; null if nothing is new.</summary>
    public JobUpdate? See(JobResource job)
    {
        string id = JobName.Of(job);
        if (!TryFind(id, out Entry? entry))
            return null;
        entry.IsIn(_list);
        JobResource? before = entry.Listed;
        entry.Listed = job;
        return Compare(id, entry, before, job);
    }

    /// <summary>Running jobs that the list did not have, and that are to be asked for by id now.</summary>
    public List<string> Missing() => [.. _entries.Where(pair => pair.Value.IsDue(_list)).Select(pair => pair.Key)];

    /// <summary>Takes a job that was asked for by its id; null if nothing is new.</summary>
    public JobUpdate? SeeById(string id, JobResource job)
    {
        Entry entry = _entries[id];
        entry.IsFound(_list);
        // Details have more members than a list item, so each is compared with its own kind.
        JobResource? before = entry.Asked ?? (SameStatus(entry.Listed, job) ? job : entry.Listed);
        entry.Asked = job;
        return Compare(id, entry, before, job);
    }

    /// <summary>Takes a 404 for a job: the job is lost once that has been so for <paramref name="grace"/>.</summary>
    /// <param name="id">The job.</param>
    /// <param name="elapsed">Time since the watch began.</param>
    /// <param name="grace">How long a 404 is not believed.</param>
    public JobUpdate? SeeMissing(string id, TimeSpan elapsed, TimeSpan grace)
    {
        Entry entry = _entries[id];
        entry.MissingSince ??= elapsed;
        if (elapsed - entry.MissingSince < grace)
            return null;
        JobUpdate lost = new(id, JobUpdateKind.Lost, entry.Asked ?? entry.Listed);
        entry.End();
        return lost;
    }

    /// <summary>Lets go of ended jobs that the list no longer has, so that memory follows the list and not the night.</summary>
    public void Forget()
    {
        if (_onlyNamed)
            return;
        foreach ((string id, Entry entry) in _entries)
        {
            if (entry.HasEnded && _list - entry.List > ListsUntilForgotten)
                _entries.Remove(id);
        }
    }

    private bool TryFind(string id, [NotNullWhen(true)] out Entry? entry)
    {
        if (_entries.TryGetValue(id, out entry))
            return true;
        if (_onlyNamed || id.Length == 0)
            return false;
        _entries.Add(id, entry = new Entry());
        return true;
    }

    private static JobUpdate? Compare(string id, Entry entry, JobResource? before, JobResource now)
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

    private static bool SameStatus(JobResource? listed, JobResource job) =>
        listed is not null && string.Equals(listed.Properties?.Status, job.Properties?.Status, StringComparison.OrdinalIgnoreCase);

    private sealed class Entry
    {
        private int _asks;
        private int _dueAt;

        public JobResource? Listed { get; set; }

        public JobResource? Asked { get; set; }

        /// <summary>Number of the last list that had the job; 0 for none.</summary>
        public int List { get; private set; }

        public TimeSpan? MissingSince { get; set; }

        public bool HasEnded { get; private set; }

        public bool IsDue(int list) => !HasEnded && List != list && list >= _dueAt;

        public void IsIn(int list)
        {
            List = list;
            MissingSince = null;
            _asks = _dueAt = 0;
        }

        public void IsFound(int list)
        {
            MissingSince = null;
            _dueAt = list + Math.Min(1 << Math.Min(_asks++, 30), MostListsBetweenAsks);
        }

        /// <summary>Keeps that the job has ended, and nothing else of it.</summary>
        public void End()
        {
            HasEnded = true;
            Listed = Asked = null;
        }
    }
}
