using System.Collections;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Equality of items as the JSON that they are sent as: times with their offset, raw JSON by the value of its numbers and without the
/// order of its members.
/// </summary>
internal sealed class ItemEquality : IEqualityComparer<object?>
{
    private static readonly ItemEquality Instance = new();

    private ItemEquality()
    {
    }

    public static bool HasDuplicates(IEnumerable items)
    {
        HashSet<object?> seen = new(Instance);
        foreach (object? item in items)
        {
            // Parsed once, not at each comparison.
            if (!seen.Add(item is RawJson json ? json.Element : item))
                return true;
        }

        return false;
    }

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

    int IEqualityComparer<object?>.GetHashCode(object? value) => Hash(value);

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (DateTimeOffset time, DateTimeOffset other) => time.EqualsExact(other),
        (RawJson json, RawJson other) => json.Equals(other) || AreEqual(json.Element, other.Element),
        (JsonElement json, JsonElement other) => AreEqual(json, other),
        (IValueEntries map, IValueEntries other) => AreEqual(map, other),
        (IEnumerable list and not string, IEnumerable other and not string) =>
            list.Cast<object?>().SequenceEqual(other.Cast<object?>(), Instance),
        _ => Equals(left, right),
    };

    private static bool AreEqual(IValueEntries left, IValueEntries right)
    {
        Dictionary<string, object?> others =
            right.Entries.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal);
        int count = 0;
        foreach ((string key, object? value) in left.Entries)
        {
            if (!others.TryGetValue(key, out object? other) || !AreEqual(value, other))
                return false;
            count++;
        }

        return count == others.Count;
    }

    private static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        switch (left.ValueKind)
        {
            case JsonValueKind.Number:
                return ExactNumber.AreEqual(Utf8(left), Utf8(right));
            case JsonValueKind.String:
                return left.ValueEquals(right.GetString());
            case JsonValueKind.Array:
                return left.GetArrayLength() == right.GetArrayLength()
                    && left.EnumerateArray().Zip(right.EnumerateArray()).All(static pair => AreEqual(pair.First, pair.Second));
            case JsonValueKind.Object:
                Dictionary<string, JsonElement> members = Members(left);
                Dictionary<string, JsonElement> others = Members(right);
                return members.Count == others.Count
                    && members.All(one => others.TryGetValue(one.Key, out JsonElement other) && AreEqual(one.Value, other));
            default:
                return true;
        }
    }

    // Of a name that occurs twice, the last one, as most readers have it.
    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    private static byte[] Utf8(JsonElement number) => System.Text.Encoding.UTF8.GetBytes(number.GetRawText());

    private static int Hash(object? value) => value switch
    {
        null => 0,
        JsonElement json => Hash(json),
        RawJson json => Hash(json.Element),
        IValueEntries map => map.Entries.Aggregate(1, static (hash, one) => hash + HashCode.Combine(one.Key, Hash(one.Value))),
        IEnumerable list and not string => list.Cast<object?>().Aggregate(2, static (hash, one) => HashCode.Combine(hash, Hash(one))),
        _ => value.GetHashCode(),
    };

    private static int Hash(JsonElement json) => json.ValueKind switch
    {
        // Spellings of one number are the same double.
        JsonValueKind.Number => json.TryGetDouble(out double number) ? number.GetHashCode() : 3,
        JsonValueKind.String => json.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Aggregate(4, static (hash, one) => HashCode.Combine(hash, Hash(one))),
        JsonValueKind.Object => Members(json).Aggregate(5, static (hash, one) => hash + HashCode.Combine(one.Key, Hash(one.Value))),
        _ => (int)json.ValueKind,
    };
}
