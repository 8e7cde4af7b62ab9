using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Equality of JSON values: numbers by their exact value, strings by their content, objects without the order of their members. Of a
/// name that occurs twice, the last member counts, as most readers have it.
/// </summary>
internal static class JsonValueEquality
{
    /// <summary>Whether two values are equal. The time it takes grows with their length, not with its square.</summary>
    /// <param name="left">JSON in UTF-8, without white space around it.</param>
    /// <param name="right">The other value.</param>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
            return true;
        char kind = Kind(left);
        if (kind != Kind(right) || kind is 't' or 'f' or 'n')
            return false;
        return kind == '0'
            ? ExactNumber.AreEqual(left, right)
            : TryParse(left, out JsonElement json) && TryParse(right, out JsonElement other) && AreEqual(json, other);
    }

    /// <summary>A hash code that equal values share.</summary>
    /// <param name="utf8">JSON in UTF-8, without white space around it.</param>
    public static int Hash(ReadOnlySpan<byte> utf8)
    {
        if (Kind(utf8) == '0')
            return ExactNumber.Hash(utf8);
        return TryParse(utf8, out JsonElement json) ? Hash(json) : utf8.Length;
    }

    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        return left.ValueKind switch
        {
            JsonValueKind.Number => ExactNumber.AreEqual(Utf8(left), Utf8(right)),
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Array => HaveEqualItems(left, right),
            JsonValueKind.Object => HaveEqualMembers(left, right),
            _ => true,
        };
    }

    public static int Hash(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Number:
                return ExactNumber.Hash(Utf8(json));
            case JsonValueKind.String:
                return json.GetString()!.GetHashCode(StringComparison.Ordinal);
            case JsonValueKind.Array:
                HashCode items = default;
                foreach (JsonElement item in json.EnumerateArray())
                    items.Add(Hash(item));
                return items.ToHashCode();
            case JsonValueKind.Object:
                int members = 1;
                foreach ((string name, JsonElement value) in Members(json))
                    members += HashCode.Combine(name, Hash(value));
                return members;
            default:
                return (int)json.ValueKind;
        }
    }

    // Loops, because values may be nested deeply and each level of a query takes more of the stack.
    private static bool HaveEqualItems(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
            return false;
        JsonElement.ArrayEnumerator others = right.EnumerateArray();
        foreach (JsonElement item in left.EnumerateArray())
        {
            if (!others.MoveNext() || !AreEqual(item, others.Current))
                return false;
        }

        return true;
    }

    private static bool HaveEqualMembers(JsonElement left, JsonElement right)
    {
        Dictionary<string, JsonElement> members = Members(left);
        Dictionary<string, JsonElement> others = Members(right);
        if (members.Count != others.Count)
            return false;
        foreach ((string name, JsonElement value) in members)
        {
            if (!others.TryGetValue(name, out JsonElement other) || !AreEqual(value, other))
                return false;
        }

        return true;
    }

    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
            members[member.Name] = member.Value;
        return members;
    }

    // Any number is '0'.
    private static char Kind(ReadOnlySpan<byte> utf8) => utf8[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? '0' : (char)utf8[0];

    // What is nested too deeply to be parsed is equal only to the same bytes.
    private static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement json)
    {
        try
        {
            json = JsonRepair.Parse(utf8)!.Value;
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private static byte[] Utf8(JsonElement number) => Encoding.UTF8.GetBytes(number.GetRawText());
}
