namespace BackupJobs.Emulator.Http;

/// <summary>The last requests, oldest first.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Queue<RecordedRequest> _requests = new();

    public void Add(RecordedRequest request)
    {
        if (capacity <= 0)
            return;
        lock (_requests)
        {
            if (_requests.Count == capacity)
                _requests.Dequeue();
            _requests.Enqueue(request);
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_requests)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_requests)
            _requests.Clear();
    }
}
