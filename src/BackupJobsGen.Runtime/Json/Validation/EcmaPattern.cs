using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Regular expressions of JavaScript, which documents use, as those of .NET. They are read as with the flag <c>u</c>: a character is a
/// code point. What JavaScript reads only without the flag, such as <c>\-</c> and a brace alone, is read too, unless the expression has
/// what it reads only with the flag.
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
    private readonly Stack<OpenGroup> _open = new();

    // Captures in what is repeated. JavaScript forgets them at each repetition, and .NET does not.
    private readonly HashSet<int> _repeated = [];
    private readonly HashSet<int> _referenced = [];
    private int _groups;
    private int _at;
    private bool _needsFlag;
    private bool _needsNoFlag;

    // Whether what is before can be repeated: an assertion cannot.
    private bool _isRepeatable;

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

        if ((_needsFlag && _needsNoFlag) || _referenced.Overlaps(_repeated))
            throw Invalid();
        return _text.ToString();
    }

    private void Element()
    {
        bool isRepeatable = _isRepeatable;
        _isRepeatable = true;
        int c = Next();
        switch (c)
        {
            case '^':
                Assertion(@"\A");
                break;
            case '$':
                Assertion(@"\z");
                break;
            case '.':
                CodePoints.LineEnds.Others().WriteTo(_text);
                break;
            case '*' or '+' or '?':
                Quantifier(((char)c).ToString(), isRepeatable);
                break;
            case '|':
                Assertion("|");
                break;
            case ')':
                EndGroup();
                break;
            case '(':
                Group();
                _isRepeatable = false;
                break;
            case '[':
                Class();
                break;
            case '{' when Bounds() is { } bounds:
                Quantifier(bounds, isRepeatable);
                break;
            case '\\':
                Escape();
                break;
            default:
                _needsNoFlag |= c is '{' or '}' or ']';
                Literal(c);
                break;
        }
    }

    private void Assertion(string text)
    {
        _text.Append(text);
        _isRepeatable = false;
    }

    private void Quantifier(string text, bool isRepeatable)
    {
        _text.Append(isRepeatable ? text : throw Invalid());
        if (Take("?"))
            _text.Append('?');
        _isRepeatable = false;
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
                Assertion($"(?:(?<={WordUnit})(?!{WordUnit})|(?<!{WordUnit})(?={WordUnit}))");
                break;
            case 'B':
                Assertion($"(?:(?<={WordUnit})(?={WordUnit})|(?<!{WordUnit})(?!{WordUnit}))");
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
                {
                    points.Add('-', '-');
                    _needsNoFlag = true;
                }
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

            c = c switch { 'b' => '\b', '-' => '-', _ => Character(c) };
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
        'p' when Take("{") => Property(),
        'P' when Take("{") => Property().Others(),
        _ => null,
    };

    private CodePoints Property()
    {
        _needsFlag = true;
        return CodePoints.OfProperty(Until('}')) ?? throw Invalid();
    }

    private void Literal(int c)
    {
        if (c < 128 && char.IsAsciiLetterOrDigit((char)c))
            _text.Append((char)c);
        else if (c is >= 0xD800 and <= 0xDFFF or > 0xFFFF)
            new CodePoints((c, c)).WriteTo(_text);
        else
            _text.Append(CodePoints.Unit(c));
    }

    private static ArgumentException Invalid() => new("The expression is not one of JavaScript, or not one that .NET can express.");
}
