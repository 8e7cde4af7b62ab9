using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Members of an object that its type does not declare, and declared ones whose value does not fit, by their JSON
/// names. They are written back unchanged.
/// </summary>
/// <remarks>
/// It also carries the spelling of declared values that can be written in several forms: <c>00:05:00</c> and <c>PT5M</c>,
/// <c>10:00:00Z</c>, <c>1.50</c>. A value that was not changed is written in that form. Spellings are not members, and are not compared:
/// records with equal values are equal.
/// </remarks>
[SuppressMessage(
    "Naming", "CA1710", Justification = "These are the properties of a JSON object; AdditionalProperties is their name in every document.")]
public sealed class JsonProperties : IReadOnlyDictionary<string, RawJson>, IEquatable<JsonProperties>
{
    private static readonly RawJson Null = RawJson.Parse("null");

    private readonly ValueMap<RawJson> _members;

    internal JsonProperties(ValueMap<RawJson> members, JsonSpelling? spellings = null)
    {
        _members = members;
        Spellings = spellings;
    }

    /// <summary>No members.</summary>
    public static JsonProperties Empty { get; } = new(ValueMap<RawJson>.Empty);

    /// <summary>The forms of declared members; null where each is written as it was read.</summary>
    internal JsonSpelling? Spellings { get; }

    /// <inheritdoc/>
    public int Count => _members.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Keys;

    /// <inheritdoc/>
    public IEnumerable<RawJson> Values => _members.Values;

    /// <inheritdoc/>
    public RawJson this[string key] => _members[key];

    /// <summary>These members and one more, or with another value.</summary>
    public JsonProperties With(string name, RawJson value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new JsonProperties(new ValueMap<RawJson>(_members.Append(new KeyValuePair<string, RawJson>(name, value))), Spellings);
    }

    /// <summary>
    /// These members, and null for each name: what a merge patch (<c>application/merge-patch+json</c>) needs to remove a member, which one
    /// that is absent leaves as it is. The null of a declared member is written where the member has no value.
    /// </summary>
    /// <param name="names">JSON names.</param>
    public JsonProperties WithNull(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Aggregate(this, static (members, name) => members.With(name, Null));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out RawJson value) => _members.TryGetValue(key, out value);

    /// <summary>The members in order, without a copy.</summary>
    internal ReadOnlySpan<KeyValuePair<string, RawJson>> AsSpan() => _members.AsSpan();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, RawJson>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(JsonProperties? other) => other is not null && (ReferenceEquals(other, this) || _members.Equals(other._members));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => _members.GetHashCode();

    /// <summary>The number of members; their values may be long or secret.</summary>
    public override string ToString() => _members.ToString();
}

/// <summary>Collects <see cref="JsonProperties"/> while an object is read. Costs nothing until a member is kept.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "A collector is not compared.")]
internal struct JsonPropertiesBuilder
{
    private ValueMapBuilder<RawJson> _members;
    private JsonSpelling? _spellings;

    // The instance of an object whose only special spelling is one duration: all objects of the type share it.
    private JsonProperties? _shared;

    /// <summary>Whether nothing was kept so far.</summary>
    public readonly bool IsEmpty => _members.Count == 0 && _spellings is null;

    /// <summary>Keeps the form of a declared member whose value fits.</summary>
    /// <param name="name">JSON name.</param>
    /// <param name="json">The member as it was received.</param>
    /// <param name="value">What was read from it.</param>
    public void KeepSpelling(string name, RawJson json, object? value) => _spellings = new JsonSpelling(name, json, value, _spellings);

    /// <summary>Keeps the form of a declared duration.</summary>
    /// <param name="alone">The shared instance, for an object with no other kept members or spellings.</param>
    /// <param name="name">JSON name.</param>
    public void KeepClock(JsonProperties alone, string name)
    {
        (_shared, _spellings) = IsEmpty ? (alone, alone.Spellings) : (null, new JsonSpelling(name, null, null, _spellings));
    }

    /// <summary>Keeps a declared member whose value does not fit.</summary>
    /// <param name="name">JSON name.</param>
    /// <param name="reader">At the value's first token on entry, at its last on return.</param>
    public void Keep(string name, ref JsonTokenReader reader)
    {
        _members.Set(name, RawJson.Capture(ref reader));
        _spellings = JsonSpelling.Without(_spellings, name);
    }

    /// <summary>
    /// Keeps a declared member whose value does not fit, else drops what was kept of an earlier member of the name: the last one
    /// wins.
    /// </summary>
    /// <param name="fits">Whether the value has been read.</param>
    /// <param name="name">JSON name.</param>
    /// <param name="reader">At the first token of a value that does not fit on entry; at its last on return.</param>
    public void KeepUnless(bool fits, string name, ref JsonTokenReader reader)
    {
        if (fits)
            Remove(name);
        else
            Keep(name, ref reader);
    }

    /// <summary>Drops what was kept of an earlier member of the name.</summary>
    public void Remove(string name)
    {
        _members.Remove(name);
        _spellings = JsonSpelling.Without(_spellings, name);
    }

    /// <summary>Keeps a member that the type does not declare.</summary>
    /// <param name="reader">At the member's name on entry, at its value's last token on return.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void KeepUnknown(ref JsonTokenReader reader)
    {
        string name = JsonToken.Name(in reader);
        reader.Read();
        _members.Set(name, RawJson.Capture(ref reader));
    }

    /// <summary>What was kept.</summary>
    public readonly JsonProperties Build()
    {
        if (_members.Count > 0)
            return new JsonProperties(new ValueMap<RawJson>(_members.ToEntries()), _spellings);
        if (_spellings is null)
            return JsonProperties.Empty;
        return ReferenceEquals(_shared?.Spellings, _spellings) ? _shared! : new JsonProperties(ValueMap<RawJson>.Empty, _spellings);
    }
}
