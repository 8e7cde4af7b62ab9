namespace BackupJobsGen.Runtime;

/// <summary>Collects entries while an object is read: keeps their order, and of equal keys the last value.</summary>
internal struct ValueMapBuilder<T>
{
    private const int FirstSize = 4;

    /// <summary>Beyond this many entries equal keys are found by hash, so that a hostile object cannot cost quadratic time.</summary>
    private const int WalkLimit = 16;

    private KeyValuePair<string, T>[]? _entries;
    private Dictionary<string, int>? _index;
    private int _count;

    public readonly int Count => _count;

    public void Set(string key, T value)
    {
        _entries ??= new KeyValuePair<string, T>[FirstSize];
        int at = Find(key);
        if (at < 0)
        {
            at = _count++;
            if (at == _entries.Length)
                Array.Resize(ref _entries, at * 2);
            _index?.Add(key, at);
        }

        _entries[at] = new KeyValuePair<string, T>(key, value);
    }

    public void Remove(string key)
    {
        int at = Find(key);
        if (at < 0)
            return;
        Array.Copy(_entries!, at + 1, _entries!, at, --_count - at);
        _index = null;
    }

    public readonly KeyValuePair<string, T>[] ToEntries() =>
        _count == 0 ? [] : _entries!.Length == _count ? _entries : _entries.AsSpan(0, _count).ToArray();

    private int Find(string key)
    {
        if (_count > WalkLimit)
            return (_index ??= BuildIndex()).GetValueOrDefault(key, -1);
        for (int i = 0; i < _count; i++)
        {
            if (string.Equals(_entries![i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private readonly Dictionary<string, int> BuildIndex()
    {
        Dictionary<string, int> index = new(_count * 2, StringComparer.Ordinal);
        for (int i = 0; i < _count; i++)
            index.Add(_entries![i].Key, i);
        return index;
    }
}
