using System.Collections;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Equality of items as the JSON that they are sent as: times with their offset, anything else by value.
/// </summary>
internal sealed class ItemEquality : IEqualityComparer<object?>
{
    private static readonly ItemEquality Instance = new();

    private ItemEquality()
    {
    }

    /// <summary>Whether an item occurs twice.</summary>
    /// <param name="items">The items.</param>
    /// <param name="sent">The JSON that is sent for them where it does not follow from them.</param>
    public static bool HasDuplicates(IEnumerable items, JsonElement? sent)
    {
        HashSet<object?> seen = new(Instance);
        if (sent is { ValueKind: JsonValueKind.Array } json)
            return json.EnumerateArray().Any(item => !seen.Add(item));
        return items.Cast<object?>().Any(item => !seen.Add(Sent(item)));
    }

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => AreEqual(x, y);

    int IEqualityComparer<object?>.GetHashCode(object? value) => Hash(value);

    // Records are compared as JSON: their members may have been read in another form, or are not sent.
    private static object? Sent(object? item) => item switch
    {
        RawJson json => json.Element,
        IJsonModel model => Written(model),
        IApiEnum value => value.Value,
        ValueList<byte> or string => item,
        IValueEntries map => map.Entries.ToDictionary(static one => one.Key, static one => Sent(one.Value), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(Sent).ToArray(),
        _ => item,
    };

    // What cannot be written is not sent, and the request says why.
    private static object Written(IJsonModel model)
    {
        try
        {
            return RawJson.From(model, static (writer, value, mode) => value.WriteJson(writer, mode), JsonWriteMode.Request).Element;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return model;
        }
    }

    private static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (DateTimeOffset time, DateTimeOffset other) => time.EqualsExact(other),
        (JsonElement json, JsonElement other) => JsonValueEquality.AreEqual(json, other),
        (Dictionary<string, object?> map, Dictionary<string, object?> other) => map.Count == other.Count
            && map.All(one => other.TryGetValue(one.Key, out object? value) && AreEqual(one.Value, value)),
        (object?[] list, object?[] other) => list.SequenceEqual(other, Instance),
        _ => Equals(left, right),
    };

    private static int Hash(object? value) => value switch
    {
        null => 0,
        JsonElement json => JsonValueEquality.Hash(json),
        Dictionary<string, object?> map => map.Aggregate(1, static (hash, one) => hash + HashCode.Combine(one.Key, Hash(one.Value))),
        object?[] list => list.Aggregate(2, static (hash, one) => HashCode.Combine(hash, Hash(one))),
        _ => value.GetHashCode(),
    };
}
