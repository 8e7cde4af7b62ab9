using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupJobsGen.Runtime;

/// <summary>
/// An immutable map with string keys, compared ordinally. Keeps the order in which it was read; equal to another when
/// keys and values are, in any order, as JSON objects are.
/// </summary>
/// <typeparam name="T">Type of the values.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Empty belongs to the type, as with the framework's own collections.")]
[SuppressMessage("Naming", "CA1710", Justification = "Named like ValueList; the wire calls it a map.")]
public sealed class ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>, IValueEntries
{
    /// <summary>Up to this many entries a walk is quicker than a hash table.</summary>
    private const int WalkLimit = 8;

    private readonly KeyValuePair<string, T>[] _entries;
    private Dictionary<string, int>? _index;

    /// <param name="entries">Entries with distinct keys; not copied.</param>
    internal ValueMap(KeyValuePair<string, T>[] entries) => _entries = entries;

    /// <summary>A map of the given entries; the last of equal keys wins.</summary>
    public ValueMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ValueMapBuilder<T> builder = default;
        foreach ((string key, T value) in entries)
            builder.Set(key, value);
        _entries = builder.ToEntries();
    }

    /// <summary>The map without entries.</summary>
    public static ValueMap<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _entries.Select(static entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<T> Values => _entries.Select(static entry => entry.Value);

    /// <inheritdoc/>
    public T this[string key] =>
        TryGetValue(key, out T? value) ? value : throw new KeyNotFoundException($"The map has no entry '{key}'.");

    /// <summary>The entries in order, without a copy.</summary>
    public ReadOnlySpan<KeyValuePair<string, T>> AsSpan() => _entries;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        int at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueMap<T>? other)
    {
        if (other is null || other._entries.Length != _entries.Length)
            return false;
        if (ReferenceEquals(other._entries, _entries))
            return true;
        for (int i = 0; i < _entries.Length; i++)
        {
            // The service keeps its order from call to call, so that the same index is tried first.
            int at = string.Equals(_entries[i].Key, other._entries[i].Key, StringComparison.Ordinal) ? i : other.Find(_entries[i].Key);
            if (at < 0 || !EqualityComparer<T>.Default.Equals(_entries[i].Value, other._entries[at].Value))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = _entries.Length;
        foreach ((string key, T value) in _entries)
            hash += HashCode.Combine(key, value);
        return hash;
    }

    /// <summary>The number of entries; the entries themselves may be long or secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{{{_entries.Length} entries}}");

    IEnumerable<(string Key, object? Value)> IValueEntries.Entries => _entries.Select(static entry => (entry.Key, (object?)entry.Value));

    private int Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_entries.Length > WalkLimit)
            return (_index ??= BuildIndex()).GetValueOrDefault(key, -1);
        for (int i = 0; i < _entries.Length; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        Dictionary<string, int> index = new(_entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < _entries.Length; i++)
            index[_entries[i].Key] = i;
        return index;
    }
}

/// <summary>The entries of a map whose value type is not known at compile time.</summary>
internal interface IValueEntries
{
    IEnumerable<(string Key, object? Value)> Entries { get; }
}
