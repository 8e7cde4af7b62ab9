using System.Collections;
using System.Runtime.CompilerServices;

namespace BackupJobsGen;

/// <summary>
/// An immutable array with value equality. Every list in a pipeline step is one of these: an incremental generator can
/// only skip work for inputs that it can compare. A class rather than a struct, because hundreds of generic methods of
/// the compiler's pipeline would be JIT-compiled again for each struct.
/// </summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal sealed class EquatableArray<T>(T[] items) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : class, IEquatable<T>
{
    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(EquatableArray<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other?.Count != Count)
            return false;
        for (int i = 0; i < items.Length; i++)
        {
            if (!items[i].Equals(other[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as EquatableArray<T>);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in items)
            hash = unchecked((hash * 31) + item.GetHashCode());
        return hash;
    }

    public static bool operator ==(EquatableArray<T>? left, EquatableArray<T>? right) => Equals(left, right);

    public static bool operator !=(EquatableArray<T>? left, EquatableArray<T>? right) => !Equals(left, right);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : class, IEquatable<T> => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : class, IEquatable<T> => new(items.ToArray());
}
