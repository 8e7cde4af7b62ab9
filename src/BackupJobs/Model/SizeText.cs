using System.Globalization;

namespace BackupJobs;

/// <summary>Sizes in the property bag are strings for people: <c>2332 MB</c>, <c>1.5 GB</c>, or a number whose key has the unit.</summary>
internal static class SizeText
{
    private static readonly string[] Keys =
        ["Backup Size", "Data Transferred", "Transferred Data", "Data Transferred Size", "Transferred Size"];

    private static readonly (string Unit, double Bytes)[] Units =
        [("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30), ("TB", 1L << 40), ("Bytes", 1), ("Byte", 1), ("B", 1)];

    /// <summary>Bytes of the first entry with the transferred size; null if there is none.</summary>
    public static long? FindTransferred(IEnumerable<KeyValuePair<string, string>> propertyBag)
    {
        foreach ((string key, string value) in propertyBag)
        {
            // "Data Transferred (in MB)" has its unit in the key.
            string[] parts = key.Trim().TrimEnd(')').Split("(in ", 2);
            if (Keys.Contains(parts[0].Trim(), StringComparer.OrdinalIgnoreCase))
                return TryRead(parts.Length == 2 ? value + parts[1] : value);
        }

        return null;
    }

    /// <summary>Parses a size; null if the string is not a size. The number has the service's English format.</summary>
    public static long? TryRead(string text)
    {
        string trimmed = text.Trim();
        foreach ((string unit, double bytes) in Units)
        {
            if (trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                return TryRead(trimmed.AsSpan(0, trimmed.Length - unit.Length), bytes);
        }

        return null;
    }

    private static long? TryRead(ReadOnlySpan<char> number, double unit)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite;
        bool readable = double.TryParse(number, Style, CultureInfo.InvariantCulture, out double value) && value * unit < long.MaxValue;
        return readable ? (long)Math.Round(value * unit) : null;
    }
}
