using System.Globalization;
using BackupJobsGen.Json;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Paths;

/// <summary>Compares values as RFC 9535 does.</summary>
internal static class PathValues
{
    /// <param name="visit">Called for each pair of values.</param>
    public static bool Compare(SourceNode? left, string comparison, SourceNode? right, Action visit) => comparison switch
    {
        "==" => AreEqual(left, right, visit),
        "!=" => !AreEqual(left, right, visit),
        "<" => IsLess(left, right),
        ">" => IsLess(right, left),
        "<=" => IsLess(left, right) || AreEqual(left, right, visit),
        _ => IsLess(right, left) || AreEqual(left, right, visit),
    };

    /// <summary>Characters of a string, items of an array, members of an object; null for anything else.</summary>
    public static int? Length(SourceNode value) => value.Kind switch
    {
        JsonKind.String => value.Value.Where((_, i) => !IsLowOfPair(value.Value, i)).Count(),
        JsonKind.Array or JsonKind.Object => value.Children.Count,
        _ => null,
    };

    private static bool AreEqual(SourceNode? left, SourceNode? right, Action visit)
    {
        visit();
        if (left is null || right is null)
            return left is null && right is null;
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            JsonKind.Number => Number(left) == Number(right),
            JsonKind.String => left.Value == right.Value,
            JsonKind.Array => left.Children.Count == right.Children.Count
                && left.Children.Zip(right.Children, (one, other) => AreEqual(one, other, visit)).All(equal => equal),
            JsonKind.Object => left.Children.Count == right.Children.Count
                && left.Children.TrueForAll(member => right[member.Name!] is { } other && AreEqual(member, other, visit)),
            _ => true,
        };
    }

    private static bool IsLess(SourceNode? left, SourceNode? right) =>
        left?.Kind == right?.Kind && left?.Kind switch
        {
            JsonKind.Number => Number(left) < Number(right!),
            JsonKind.String => CompareByCharacters(left.Value, right!.Value) < 0,
            _ => false,
        };

    private static double Number(SourceNode value) =>
        double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    // By Unicode scalar values: a surrogate is more than any other unit.
    private static int CompareByCharacters(string left, string right)
    {
        for (int i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
                return char.IsSurrogate(left[i]) == char.IsSurrogate(right[i])
                    ? left[i].CompareTo(right[i])
                    : char.IsSurrogate(left[i]) ? 1 : -1;
        }

        return left.Length.CompareTo(right.Length);
    }

    private static bool IsLowOfPair(string text, int index) => index > 0 && char.IsSurrogatePair(text[index - 1], text[index]);
}
