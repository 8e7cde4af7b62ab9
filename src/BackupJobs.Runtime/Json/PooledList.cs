using System.Buffers;
using System.Runtime.CompilerServices;

namespace BackupJobs.Runtime;

/// <summary>Collects items whose number is not known, in a rented array, so that only the final one is allocated.</summary>
internal struct PooledList<T> : IDisposable
{
    private T[]? _rented;
    private int _count;

    public void Add(T item)
    {
        if (_rented is null || _count == _rented.Length)
            Grow();
        _rented![_count++] = item;
    }

    public readonly ValueList<T> ToValueList() =>
        _count == 0 ? ValueList<T>.Empty : new ValueList<T>(_rented.AsSpan(0, _count).ToArray());

    public void Dispose()
    {
        if (_rented is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _rented.AsSpan(0, _count).Clear();
        ArrayPool<T>.Shared.Return(_rented);
        _rented = null;
    }

    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(_rented is null ? 16 : _rented.Length * 2);
        _rented?.AsSpan(0, _count).CopyTo(larger);
        int count = _count;
        Dispose();
        _rented = larger;
        _count = count;
    }
}
