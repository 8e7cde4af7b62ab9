namespace BackupJobs.Emulator.Http;

/// <summary>The most recent requests, oldest first.</summary>
internal sealed class RequestHistory(int capacity)
{
    private readonly Queue<Entry> _entries = new();

    /// <summary>Adds a request that has no response yet.</summary>
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

    /// <summary>A request whose status is set later.</summary>
    internal sealed class Entry(RecordedRequest request)
    {
        private volatile RecordedRequest _request = request;

        public RecordedRequest Request => _request;

        public void SetStatus(int status) => _request = _request with { Status = status };
    }
}
