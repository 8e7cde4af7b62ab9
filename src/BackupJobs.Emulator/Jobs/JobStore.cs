using System.Collections.Concurrent;

namespace BackupJobs.Emulator.Jobs;

/// <summary>Jobs, newest first. Reads are lock-free, because every addition publishes a new array.</summary>
internal sealed class JobStore
{
    private readonly object _lock = new();
    private readonly ConcurrentDictionary<string, StoredJob> _byName = new(StringComparer.OrdinalIgnoreCase);
    private volatile StoredJob[] _newestFirst = [];

    /// <summary>A snapshot of all jobs.</summary>
    public IReadOnlyList<StoredJob> NewestFirst => _newestFirst;

    /// <exception cref="ArgumentException">The store already contains a job of that name.</exception>
    public void Add(IEnumerable<JobDefinition> definitions, bool startedByRequest)
    {
        lock (_lock)
        {
            StoredJob[] added = [.. definitions.Select(definition => new StoredJob(definition, startedByRequest))];
            HashSet<string> fresh = new(_byName.Comparer);
            if (Array.Find(added, job => _byName.ContainsKey(job.Definition.Name) || !fresh.Add(job.Definition.Name)) is { } twice)
                throw new ArgumentException($"The vault already contains a job '{twice.Definition.Name}'.", nameof(definitions));
            foreach (StoredJob job in added)
                _byName[job.Definition.Name] = job;
            StoredJob[] all = [.. _newestFirst, .. added];
            Array.Sort(all, (left, right) => JobPosition.Of(left).CompareTo(JobPosition.Of(right)));
            _newestFirst = all;
        }
    }

    public StoredJob? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The jobs that match and come after <paramref name="after"/>, at most <paramref name="size"/>.</summary>
    public JobPage Page(JobQuery query, JobPosition? after, int size, DateTimeOffset now)
    {
        StoredJob[] all = _newestFirst;
        List<StoredJob> page = new(Math.Min(size, all.Length));
        for (int i = First(all, query, after); i < all.Length; i++)
        {
            StoredJob job = all[i];
            if (query.IsBeforeWindow(job.Definition))
                break;
            if (!query.Matches(job, now))
                continue;
            if (page.Count == size)
                return new JobPage(page, JobPosition.Of(page[^1]));
            page.Add(job);
        }

        return new JobPage(page, null);
    }

    private static int First(StoredJob[] all, JobQuery query, JobPosition? after)
    {
        int low = 0;
        int high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (IsTooNew(all[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;

        bool IsTooNew(StoredJob job) =>
            query.IsAfterWindow(job.Definition) || (after is { } position && JobPosition.Of(job).CompareTo(position) <= 0);
    }
}

/// <summary>Part of a list.</summary>
/// <param name="Jobs">Newest first.</param>
/// <param name="Last">Position after which the next page starts; null for the last page.</param>
internal sealed record JobPage(IReadOnlyList<StoredJob> Jobs, JobPosition? Last);
