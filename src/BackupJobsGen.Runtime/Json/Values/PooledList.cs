using System.Buffers;
using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Collects items whose count is not known, so that only the final array is allocated: one item in place, more in a rented
/// array.
/// </summary>
internal struct PooledList<T> : IDisposable
{
    private T _first;
    private T[]? _rented;
    private int _count;

    public void Add(T item)
    {
        if (_count == 0)
        {
            _first = item;
            _count = 1;
            return;
        }

        if (_rented is null || _count == _rented.Length)
            Grow();
        _rented![_count++] = item;
    }

    public readonly ValueList<T> ToValueList() => _count switch
    {
        0 => ValueList<T>.Empty,
        1 => new ValueList<T>([_first]),
        _ => new ValueList<T>(_rented.AsSpan(0, _count).ToArray()),
    };

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
        if (_rented is null)
            larger[0] = _first;
        else
            _rented.AsSpan(0, _count).CopyTo(larger);
        Dispose();
        _rented = larger;
    }
}
