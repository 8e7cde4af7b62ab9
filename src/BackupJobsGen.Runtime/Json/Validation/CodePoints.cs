using System.Globalization;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>A set of Unicode code points, as a class of a regular expression has it.</summary>
internal sealed class CodePoints
{
    private const int Last = 0x10FFFF;

    // In the order of UnicodeCategory.
    private const string Categories = "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn";

    private static readonly Lazy<(int From, int To, string Category)[]> Runs = new(() => [.. FindRuns()]);

    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo", ["Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me", ["Number"] = "N", ["Decimal_Number"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No",
        ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Other"] = "C", ["Control"] = "Cc", ["Format"] = "Cf", ["Unassigned"] = "Cn",
        ["Punctuation"] = "P", ["Dash_Punctuation"] = "Pd", ["Connector_Punctuation"] = "Pc", ["Symbol"] = "S", ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
    };

    private readonly List<(int From, int To)> _ranges = [];

    public CodePoints(params ReadOnlySpan<(int From, int To)> ranges) => _ranges.AddRange(ranges);

    public static CodePoints Digits => new(('0', '9'));

    public static CodePoints WordCharacters => new(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static CodePoints Spaces => new(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
        (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static CodePoints LineEnds => new(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029));

    /// <summary>The code points of a general category or of all; null for another property.</summary>
    /// <param name="property">As within <c>\p{…}</c>.</param>
    public static CodePoints? OfProperty(string property)
    {
        if (property is "Any" or "ASCII")
            return new CodePoints((0, property == "Any" ? Last : 0x7F));
        string[] parts = property.Split('=');
        string name = parts.Length == 2 && parts[0] is "gc" or "General_Category" ? parts[1] : property;
        if (LongNames.TryGetValue(name, out string? brief))
            name = brief;
        CodePoints points = new();
        foreach ((int from, int to, string category) in Runs.Value)
        {
            if (name.Length is 1 or 2 && category.StartsWith(name, StringComparison.Ordinal))
                points.Add(from, to);
        }

        return points._ranges.Count == 0 ? null : points;
    }

    public void Add(int from, int to) => _ranges.Add((from, to));

    public void Add(CodePoints others) => _ranges.AddRange(others._ranges);

    /// <summary>All other code points.</summary>
    public CodePoints Others()
    {
        CodePoints others = new();
        int next = 0;
        foreach ((int from, int to) in _ranges.Order())
        {
            if (from > next)
                others.Add(next, from - 1);
            next = Math.Max(next, to + 1);
        }

        if (next <= Last)
            others.Add(next, Last);
        return others;
    }

    /// <summary>Writes what matches one of the code points in .NET, where a string consists of UTF-16 units.</summary>
    public void WriteTo(StringBuilder text)
    {
        List<string> alternatives = [];
        StringBuilder units = new();
        foreach ((int from, int to) in Within(0, 0xD7FF).Concat(Within(0xE000, 0xFFFF)))
            units.Append(Range(from, to));
        if (units.Length > 0)
            alternatives.Add($"[{units}]");
        foreach ((int from, int to) in Within(0x10000, Last))
            alternatives.AddRange(Pairs(from, to));
        // Halves of a pair are not characters.
        string high = string.Concat(Within(0xD800, 0xDBFF).Select(range => Range(range.From, range.To)));
        if (high.Length > 0)
            alternatives.Add($@"[{high}](?![\uDC00-\uDFFF])");
        string low = string.Concat(Within(0xDC00, 0xDFFF).Select(range => Range(range.From, range.To)));
        if (low.Length > 0)
            alternatives.Add($@"(?<![\uD800-\uDBFF])[{low}]");
        text.Append(alternatives.Count switch
        {
            0 => "(?!)",
            1 when units.Length > 0 => alternatives[0],
            _ => $"(?:{string.Join('|', alternatives)})",
        });
    }

    /// <summary>One UTF-16 unit in an expression.</summary>
    public static string Unit(int unit) => string.Create(CultureInfo.InvariantCulture, $@"\u{unit:X4}");

    private IEnumerable<(int From, int To)> Within(int first, int last) => _ranges
        .Where(range => range.From <= last && range.To >= first)
        .Select(range => (Math.Max(range.From, first), Math.Min(range.To, last)));

    private static string Range(int from, int to) => from == to ? Unit(from) : $"{Unit(from)}-{Unit(to)}";

    // A run of pairs: the rest of the first high surrogate, those with all low surrogates, and the begin of the last.
    private static IEnumerable<string> Pairs(int from, int to)
    {
        (int high, int low) = Halves(from);
        (int lastHigh, int lastLow) = Halves(to);
        if (high < lastHigh && low > 0xDC00)
        {
            yield return $"{Unit(high)}[{Range(low, 0xDFFF)}]";
            (high, low) = (high + 1, 0xDC00);
        }

        if (high < lastHigh && lastLow < 0xDFFF)
        {
            yield return $"{Unit(lastHigh)}[{Range(0xDC00, lastLow)}]";
            (lastHigh, lastLow) = (lastHigh - 1, 0xDFFF);
        }

        yield return $"[{Range(high, lastHigh)}][{Range(low, lastLow)}]";
    }

    private static (int High, int Low) Halves(int codePoint) =>
        (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static IEnumerable<(int From, int To, string Category)> FindRuns()
    {
        int from = 0;
        for (int at = 1; at <= Last + 1; at++)
        {
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(from);
            if (at <= Last && CharUnicodeInfo.GetUnicodeCategory(at) == category)
                continue;
            yield return (from, at - 1, Categories.Substring((int)category * 2, 2));
            from = at;
        }
    }
}
