namespace BackupJobs.Emulator.Http;

/// <summary>The last requests, in the order in which they came.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Queue<Entry> _entries = new();

    /// <summary>Adds a request that has no answer yet.</summary>
    public Entry Add(RecordedRequest request)
    {
        Entry entry = new(request);
        lock (_entries)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > capacity)
                _entries.Dequeue();
        }

        return entry;
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_entries)
            return [.. _entries.Select(entry => entry.Request)];
    }

    public void Clear()
    {
        lock (_entries)
            _entries.Clear();
    }

    /// <summary>A request that gets its status later.</summary>
    internal sealed class Entry(RecordedRequest request)
    {
        private volatile RecordedRequest _request = request;

        public RecordedRequest Request => _request;

        public void Answered(int status) => _request = _request with { Status = status };
    }
}
