using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Paths;

/// <summary>Regular expressions of match and search (RFC 9485), as those of .NET.</summary>
internal sealed class PathPatterns
{
    private const string AnyCharacter = @"(?:[^\r\n\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";

    // One match of a pattern that backtracks without end would hold up the build.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, Regex?> _parsed = new(StringComparer.Ordinal);

    /// <param name="isWhole">Whether the pattern must match the whole text.</param>
    public bool IsMatch(string text, string pattern, bool isWhole)
    {
        string expression = isWhole ? $@"\A(?:{Translate(pattern)})\z" : Translate(pattern);
        if (!_parsed.TryGetValue(expression, out Regex? regex))
            _parsed.Add(expression, regex = Parse(expression));
        try
        {
            return regex?.IsMatch(text) == true;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonPathException($"the regular expression '{pattern}' takes too long");
        }
    }

    // An invalid pattern matches nothing.
    private static Regex? Parse(string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A dot outside of a class stands for one character, not for one UTF-16 unit, and for no line end.
    private static string Translate(string pattern)
    {
        StringBuilder translated = new();
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                translated.Append(c).Append(pattern[++i]);
                continue;
            }

            isInClass = c == '[' || (isInClass && c != ']');
            translated.Append(c == '.' && !isInClass ? AnyCharacter : c.ToString());
        }

        return translated.ToString();
    }
}
