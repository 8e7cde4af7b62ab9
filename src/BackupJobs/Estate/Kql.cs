using System.Globalization;

namespace BackupJobs;

/// <summary>Values in queries of Resource Graph. All values in them come from here.</summary>
internal static class Kql
{
    /// <summary>A string literal in single quotes.</summary>
    /// <exception cref="ArgumentException">The value has a control character or half of a surrogate pair, which no name has.</exception>
    public static string Quote(string value)
    {
        foreach (char c in value)
        {
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                throw new ArgumentException("A value of a query must not contain control characters or line breaks.", nameof(value));
        }

        if (!IsWellFormed(value))
            throw new ArgumentException("A value of a query must be well-formed Unicode.", nameof(value));
        return $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
    }

    /// <summary>A list for <c>in~</c>.</summary>
    public static string List(IEnumerable<string> values) => $"({string.Join(',', values.Select(Quote))})";

    /// <summary>An instant literal, UTC.</summary>
    public static string Time(DateTimeOffset time) =>
        $"datetime({time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)})";

    private static bool IsWellFormed(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
