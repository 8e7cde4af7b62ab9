using System.Globalization;

namespace BackupJobsGen.Emit;

/// <summary>Writes a response's key in a document as a C# pattern.</summary>
internal static class Status
{
    /// <summary>Patterns that differ, in their order. A key that is not a status, such as "default", has none.</summary>
    public static IEnumerable<(string Pattern, string Value)> Patterns(IEnumerable<(string Key, string Value)> values) => values
        .GroupBy(value => Pattern(value.Key), value => value.Value)
        .Where(group => group.Key is not null)
        .Select(group => (group.Key!, group.First()));

    /// <summary>404, or 4 for 4XX.</summary>
    public static string Number(string key)
    {
        string number = key.EndsWith("XX", StringComparison.Ordinal) ? key.Substring(0, 1) : key;
        return Literals.Number(int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    // 404, or 4XX for all of them.
    private static string? Pattern(string key)
    {
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            return Literals.Number(code);
        bool isRange = key.Length == 3 && key[0] is >= '1' and <= '5' && key.EndsWith("XX", StringComparison.OrdinalIgnoreCase);
        return isRange ? $">= {key[0]}00 and < {key[0] - '0' + 1}00" : null;
    }
}
