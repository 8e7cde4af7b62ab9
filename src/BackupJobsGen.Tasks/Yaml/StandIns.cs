using System.Globalization;
using System.Text;

namespace BackupJobsGen.Yaml;

/// <summary>
/// Characters in place of those that the library reads differently from YAML 1.2. Each replaces one character, so that lines and
/// columns stay the same.
/// </summary>
internal sealed class StandIns
{
    // The library breaks lines at the first three, as YAML 1.1 does. In YAML 1.2 they are like other characters.
    private const string Replaced = "\u0085\u2028\u2029 ";
    private const int Separators = 3;
    private static readonly char[] Breaks = Replaced.ToCharArray(0, Separators);

    // Of a private use, and neither in the text nor written there as an escape.
    private readonly Lazy<string> _characters;

    public StandIns(string text)
    {
        _characters = new Lazy<string>(() => Unused(text));
        Text = text.IndexOfAny(Breaks) < 0
            ? text
            : Map(text, c => Replaced.IndexOf(c) is >= 0 and < Separators and int i ? _characters.Value[i] : c);
    }

    /// <summary>The text without the characters that the library breaks lines at.</summary>
    public string Text { get; }

    /// <summary>For a space that is content where the library expects indentation.</summary>
    public char Space => _characters.Value[Separators];

    public string Restore(string value) => _characters.IsValueCreated && value.IndexOfAny(_characters.Value.ToCharArray()) >= 0
        ? Map(value, c => _characters.Value.IndexOf(c) is >= 0 and int i ? Replaced[i] : c)
        : value;

    private static string Map(string text, Func<char, char> map)
    {
        StringBuilder result = new(text.Length);
        foreach (char c in text)
            result.Append(map(c));
        return result.ToString();
    }

    private static string Unused(string text)
    {
        StringBuilder unused = new(Replaced.Length);
        for (char c = '\uE000'; unused.Length < Replaced.Length; c++)
        {
            string escape = ((int)c).ToString("x4", CultureInfo.InvariantCulture);
            if (text.IndexOf(c) < 0 && text.IndexOf(escape, StringComparison.OrdinalIgnoreCase) < 0)
                unused.Append(c);
        }

        return unused.ToString();
    }
}
