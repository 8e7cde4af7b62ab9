using System.Globalization;
using System.Text;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>
/// Makes a string that a regular expression matches: literals, classes, groups, alternatives and repetitions. Whatever else an
/// expression contains, the result is checked against it.
/// </summary>
internal sealed class PatternText
{
    private const int MaxLength = 1000;
    private const int MaxDepth = 20;

    private static readonly string[] Looking = ["?=", "?!", "?<=", "?<!"];

    private readonly string _pattern;
    private readonly Random _random;
    private int _at;
    private int _depth;

    private readonly int _more;

    private PatternText(string pattern, Random random, int more)
    {
        _pattern = pattern;
        _random = random;
        _more = more;
    }

    /// <summary>Null when none was found.</summary>
    /// <param name="more">How many repetitions more than usual, where the expression allows them.</param>
    public static string? Make(string pattern, Random random, int more = 0)
    {
        PatternText text = new(pattern, random, more);
        string? made = text.Alternatives();
        return made is not null && text._at == pattern.Length && Patterns.IsMatch(pattern, made) == true ? made : null;
    }

    private char Next => _at < _pattern.Length ? _pattern[_at] : '\0';

    // The first alternative that can be made; the others are only parsed.
    private string? Alternatives()
    {
        if (++_depth > MaxDepth)
            return null;
        string? made = Sequence();
        while (made is not null && Next == '|')
        {
            _at++;
            if (Sequence() is null)
                return null;
        }

        _depth--;
        return made;
    }

    private string? Sequence()
    {
        StringBuilder text = new();
        while (_at < _pattern.Length && Next is not ('|' or ')'))
        {
            int start = _at;
            if (Element() is not { } element)
                return null;
            int end = _at;
            int count = Repetitions();
            for (int i = 0; i < count && text.Length < MaxLength; i++)
            {
                if (i > 0)
                    element = Again(start, end);
                text.Append(element);
            }
        }

        return text.ToString();
    }

    // Parsed once more for other random characters.
    private string? Again(int start, int end)
    {
        int after = _at;
        _at = start;
        string? element = Element();
        System.Diagnostics.Debug.Assert(_at == end, "The same pattern is parsed the same way.");
        _at = after;
        return element;
    }

    private string? Element()
    {
        char c = _pattern[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return Any("abcdefghijkmnpqrstuvwxyz");
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return _at < _pattern.Length ? Escape(_pattern[_at++]) is { Length: > 0 } set ? Any(set) : "" : null;
            case '*' or '+' or '?' or '{':
                return null;
            default:
                return c.ToString();
        }
    }

    private string? Group()
    {
        string start = _pattern[_at..];
        // What looks ahead or behind adds nothing; whether it holds is seen by the check of the whole.
        bool looks = Looking.Any(prefix => start.StartsWith(prefix, StringComparison.Ordinal));
        if (looks)
            _at += start[1] == '<' ? 3 : 2;
        else if (Next == '?' && !SkipPrefix())
            return null;
        string? made = Alternatives();
        if (made is null || Next != ')')
            return null;
        _at++;
        return looks ? "" : made;
    }

    // (?:…) and (?<name>…).
    private bool SkipPrefix()
    {
        string rest = _pattern[_at..];
        int length = rest.StartsWith("?:", StringComparison.Ordinal) ? 2
            : rest.StartsWith("?<", StringComparison.Ordinal) && rest.Length > 2 && rest[2] is not ('=' or '!') ? rest.IndexOf('>') + 1
            : 0;
        _at += length;
        return length > 0;
    }

    private string? Class()
    {
        bool isNegated = Next == '^';
        if (isNegated)
            _at++;
        StringBuilder set = new();
        for (bool isFirst = true; _at < _pattern.Length && (isFirst || Next != ']'); isFirst = false)
        {
            char c = _pattern[_at++];
            string one = c == '\\' && _at < _pattern.Length ? Escape(_pattern[_at++]) : c.ToString();
            if (one.Length == 1 && Next == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
            {
                _at++;
                char last = _pattern[_at++];
                for (char member = one[0]; member < last && set.Length < 512; member++)
                    set.Append(member);
                one = last.ToString();
            }

            set.Append(one);
        }

        if (Next != ']')
            return null;
        _at++;
        string members = set.ToString();
        if (!isNegated)
            return Any(members);
        string others = string.Concat("abcdefghijklmnopqrstuvwxyz0123456789-_ ".Where(c => !members.Contains(c, StringComparison.Ordinal)));
        return others.Length == 0 ? null : Any(others);
    }

    private string Escape(char c) => c switch
    {
        'd' => "0123456789",
        'w' => "abcdefghijklmnopqrstuvwxyz0123456789",
        's' => " ",
        'D' or 'S' => "abcdef",
        'W' => "-",
        'b' or 'B' => "",
        't' => "\t",
        'n' => "\n",
        'r' => "\r",
        'v' => "\v",
        'f' => "\f",
        '0' => "\0",
        'x' => Character(2),
        'u' when Next == '{' => Character(Braces()),
        'u' => Character(4),
        'p' when Next == '{' => Property(Braces()),
        _ => c.ToString(),
    };

    private string Braces()
    {
        int end = _pattern.IndexOf('}', _at);
        string inner = end < 0 ? "" : _pattern[(_at + 1)..end];
        _at = end < 0 ? _pattern.Length : end + 1;
        return inner;
    }

    private string Character(int digits)
    {
        int start = _at;
        _at = Math.Min(_at + digits, _pattern.Length);
        return Character(_pattern[start.._at]);
    }

    // Nothing where the escape is not valid: the result is checked.
    private static string Character(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit) && unit <= char.MaxValue
            ? ((char)unit).ToString()
            : "";

    private static string Property(string name) => name switch
    {
        "Lu" or "Uppercase_Letter" => "ABCDEF",
        ['N', ..] => "0123456789",
        ['P', ..] => "-",
        ['Z', ..] or "Space_Separator" => " ",
        _ => "abcdef",
    };

    private int Repetitions()
    {
        int count = 1;
        switch (Next)
        {
            case '?' or '*':
                _at++;
                count = Next is '+' ? 1 : _random.Next(2);
                if (_pattern[_at - 1] == '*')
                    count += _more;
                break;
            case '+':
                _at++;
                count = 1 + _random.Next(3) + _more;
                break;
            case '{' when Bounds() is { } bounds:
                count = bounds;
                break;
        }

        if (Next is '?' or '+')
            _at++;
        return count;
    }

    private int? Bounds()
    {
        int end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        string[] parts = _pattern[(_at + 1)..end].Split(',');
        if (!int.TryParse(parts[0], out int least) || least > MaxLength)
            return null;
        _at = end + 1;
        bool hasMost = int.TryParse(parts[^1], out int most);
        // {3} has one number, {3,} an empty second one.
        int further = hasMost ? most - least : MaxLength;
        return further < 0 ? null : least + Math.Min(further, _random.Next(Math.Min(hasMost ? further + 1 : 3, 5)) + _more);
    }

    private string Any(string set) => set[_random.Next(set.Length)].ToString();
}
