using System.Globalization;
using System.Numerics;
using System.Text.Json;
using BackupJobs.Conformance.Documents;

namespace BackupJobs.Conformance.Compare;

/// <param name="Pointer">Where the two values differ.</param>
internal sealed record Difference(string Pointer, string Message)
{
    public override string ToString() => $"{(Pointer.Length == 0 ? "/" : Pointer)}: {Message}";
}

/// <summary>
/// Compares JSON by meaning: the order of members and the notation of numbers, instants, durations and uuids do not matter.
/// A null member and an absent member are different.
/// </summary>
internal static class JsonMeaning
{
    public static List<Difference> Differences(JsonElement expected, JsonElement actual)
    {
        List<Difference> differences = [];
        Compare(expected, actual, "", differences);
        return differences;
    }

    private static void Compare(JsonElement expected, JsonElement actual, string pointer, List<Difference> differences)
    {
        if (expected.ValueKind != actual.ValueKind)
            differences.Add(new Difference(pointer, $"expected {expected.GetRawText()}, found {actual.GetRawText()}"));
        else if (expected.ValueKind == JsonValueKind.Object)
            CompareMembers(expected, actual, pointer, differences);
        else if (expected.ValueKind == JsonValueKind.Array)
            CompareItems(expected, actual, pointer, differences);
        else if (!SameScalar(expected, actual))
            differences.Add(new Difference(pointer, $"expected {expected.GetRawText()}, found {actual.GetRawText()}"));
    }

    private static void CompareMembers(JsonElement expected, JsonElement actual, string pointer, List<Difference> differences)
    {
        // Of two members with one name the last one counts, as for TryGetProperty.
        foreach (string name in expected.EnumerateObject().Select(member => member.Name).Distinct())
        {
            string at = $"{pointer}/{Node.Escape(name)}";
            if (actual.TryGetProperty(name, out JsonElement found))
                Compare(expected.GetProperty(name), found, at, differences);
            else
                differences.Add(new Difference(at, "missing"));
        }
        foreach (JsonProperty member in actual.EnumerateObject())
        {
            if (!expected.TryGetProperty(member.Name, out _))
                differences.Add(new Difference($"{pointer}/{Node.Escape(member.Name)}", $"not expected: {member.Value.GetRawText()}"));
        }
    }

    private static void CompareItems(JsonElement expected, JsonElement actual, string pointer, List<Difference> differences)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
            differences.Add(new Difference(pointer, $"expected {expected.GetArrayLength()} items, found {actual.GetArrayLength()}"));
        foreach ((int index, (JsonElement left, JsonElement right)) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Index())
            Compare(left, right, $"{pointer}/{index}", differences);
    }

    private static bool SameScalar(JsonElement expected, JsonElement actual) => expected.ValueKind switch
    {
        JsonValueKind.Number => SameNumber(expected.GetRawText(), actual.GetRawText()),
        JsonValueKind.String => SameText(expected.GetString()!, actual.GetString()!),
        _ => true,
    };

    public static bool SameText(string expected, string actual) =>
        expected == actual
        || (Times.TryInstant(expected, out DateTimeOffset instant)
            && Times.TryInstant(actual, out DateTimeOffset other)
            && instant == other)
        || (Times.TryDuration(expected, out TimeSpan duration) && Times.TryDuration(actual, out TimeSpan second) && duration == second)
        || (Guid.TryParseExact(expected, "D", out Guid id) && Guid.TryParseExact(actual, "D", out Guid same) && id == same);

    private static bool SameNumber(string expected, string actual)
    {
        if (BigInteger.TryParse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger whole)
            && BigInteger.TryParse(actual, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger other))
            return whole == other;
        return double.Parse(expected, CultureInfo.InvariantCulture).Equals(double.Parse(actual, CultureInfo.InvariantCulture));
    }
}
