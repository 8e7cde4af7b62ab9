using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Regular expressions of JavaScript, which documents use, as those of .NET. They are read as with the flag <c>u</c>: a character is a
/// code point. What JavaScript reads only without the flag, such as <c>\-</c> and a brace alone, is read too.
/// </summary>
internal sealed partial class EcmaPattern
{
    private const int MaxLength = 1 << 20;
    private const string WordUnit = "[0-9A-Za-z_]";

    private static readonly string[] Prefixes = [":", "=", "!", "<=", "<!"];

    private readonly string _pattern;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly int _groupCount;
    private int _groups;
    private int _at;

    private EcmaPattern(string pattern)
    {
        _pattern = pattern;
        _groupCount = CountGroups();
    }

    /// <summary>Null for an expression that is not valid, or that .NET cannot express.</summary>
    /// <param name="pattern">From a document.</param>
    /// <param name="maxTime">How long one comparison may take.</param>
    public static Regex? Parse(string pattern, TimeSpan maxTime)
    {
        try
        {
            return new Regex(new EcmaPattern(pattern).Translated(), RegexOptions.CultureInvariant, maxTime);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string Translated()
    {
        while (_at < _pattern.Length)
        {
            Element();
            if (_text.Length > MaxLength)
                throw Invalid();
        }

        return _text.ToString();
    }

    private void Element()
    {
        int c = Next();
        switch (c)
        {
            case '^':
                _text.Append(@"\A");
                break;
            case '$':
                _text.Append(@"\z");
                break;
            case '.':
                CodePoints.LineEnds.Others().WriteTo(_text);
                break;
            case '*' or '+' or '?' or '|' or ')':
                _text.Append((char)c);
                break;
            case '(':
                Group();
                break;
            case '[':
                Class();
                break;
            case '{' when Bounds() is { } bounds:
                _text.Append(bounds);
                break;
            case '\\':
                Escape();
                break;
            default:
                Literal(c);
                break;
        }
    }

    // .NET numbers groups with names after those without.
    private void Group()
    {
        if (!Take("?"))
        {
            _text.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
        }
        else if (Array.Find(Prefixes, Take) is { } prefix)
        {
            _text.Append("(?").Append(prefix);
        }
        else if (Take("<") && _pattern.IndexOf('>', _at) is var end && end > _at)
        {
            _at = end + 1;
            _text.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
        }
        else
        {
            throw Invalid();
        }
    }

    // {3}, {3,} or {3,5}; null for a brace that stands for itself.
    private string? Bounds()
    {
        int end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        string[] numbers = _pattern[_at..end].Split(',');
        if (numbers.Length > 2 || numbers[0].Length == 0 || !numbers.All(number => number.All(char.IsAsciiDigit)))
            return null;
        _at = end + 1;
        return $"{{{string.Join(',', numbers.Select(number => number.Length > 9 ? "2147483647" : number))}}}";
    }

    private void Escape()
    {
        int c = Next();
        if (ClassOf(c) is { } points)
        {
            points.WriteTo(_text);
            return;
        }

        switch (c)
        {
            case 'b':
                _text.Append($"(?:(?<={WordUnit})(?!{WordUnit})|(?<!{WordUnit})(?={WordUnit}))");
                break;
            case 'B':
                _text.Append($"(?:(?<={WordUnit})(?={WordUnit})|(?<!{WordUnit})(?!{WordUnit}))");
                break;
            case 'k':
                Reference(Take("<") && _names.TryGetValue(Until('>'), out int named) ? named : throw Invalid());
                break;
            case >= '1' and <= '9':
                int start = _at - 1;
                while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
                    _at++;
                Reference(int.TryParse(_pattern[start.._at], CultureInfo.InvariantCulture, out int number) ? number : throw Invalid());
                break;
            default:
                Literal(Character(c));
                break;
        }
    }

    // In JavaScript a group that has matched nothing is an empty string.
    private void Reference(int group) =>
        _text.Append(CultureInfo.InvariantCulture, $@"(?({(group <= _groupCount ? group : throw Invalid())})\k<{group}>)");

    private void Class()
    {
        bool isNegated = Take("^");
        CodePoints points = new();
        while (!Take("]"))
        {
            int first = Member(points);
            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                int last = Member(points);
                if (first >= 0 && last >= 0)
                    points.Add(first, last >= first ? last : throw Invalid());
                else
                    points.Add('-', '-');
            }
        }

        (isNegated ? points.Others() : points).WriteTo(_text);
    }

    /// <summary>Adds a member of a class.</summary>
    /// <returns>The code point; less than 0 for several.</returns>
    private int Member(CodePoints points)
    {
        int c = Next();
        if (c == '\\')
        {
            c = Next();
            if (ClassOf(c) is { } several)
            {
                points.Add(several);
                return -1;
            }

            c = c == 'b' ? '\b' : Character(c);
        }

        points.Add(c, c);
        return c;
    }

    private CodePoints? ClassOf(int c) => c switch
    {
        'd' => CodePoints.Digits,
        'D' => CodePoints.Digits.Others(),
        'w' => CodePoints.WordCharacters,
        'W' => CodePoints.WordCharacters.Others(),
        's' => CodePoints.Spaces,
        'S' => CodePoints.Spaces.Others(),
        'p' when Take("{") => CodePoints.OfProperty(Until('}')) ?? throw Invalid(),
        'P' when Take("{") => (CodePoints.OfProperty(Until('}')) ?? throw Invalid()).Others(),
        _ => null,
    };

    private void Literal(int c)
    {
        if (c < 128 && char.IsAsciiLetterOrDigit((char)c))
            _text.Append((char)c);
        else if (c is >= 0xD800 and <= 0xDFFF or > 0xFFFF)
            new CodePoints((c, c)).WriteTo(_text);
        else
            _text.Append(CodePoints.Unit(c));
    }

    // Numbers and names, before references to them are read.
    private int CountGroups()
    {
        int count = 0;
        bool isInClass = false;
        for (int i = 0; i < _pattern.Length; i++)
        {
            char c = _pattern[i];
            if (c == '\\')
                i++;
            else if (isInClass || c == '[')
                isInClass = c != ']';
            else if (c == '(' && IsCapture(i + 1))
                AddGroup(i + 1, ++count);
        }

        return count;
    }

    private void AddGroup(int at, int number)
    {
        if (_pattern.AsSpan(at).StartsWith("?<") && _pattern.IndexOf('>', at) is var end && end > 0)
            _names.TryAdd(_pattern[(at + 2)..end], number);
    }

    private bool IsCapture(int at)
    {
        ReadOnlySpan<char> rest = _pattern.AsSpan(at);
        return !rest.StartsWith("?") || rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!");
    }

    private static ArgumentException Invalid() => new("The expression is not one of JavaScript, or not one that .NET can express.");
}
