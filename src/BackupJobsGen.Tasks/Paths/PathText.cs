using System.Globalization;

namespace BackupJobsGen.Paths;

/// <summary>The text of a query and the position in it, with the tokens that all its parts are made of.</summary>
internal sealed class PathText(string text)
{
    // What I-JSON can hold in every implementation.
    private const long MaxInteger = (1L << 53) - 1;

    private int _at;

    public int Position => _at;

    public bool IsAtEnd => _at == text.Length;

    /// <summary>The next character; NUL at the end, which no query contains.</summary>
    public char Next => IsAtEnd ? '\0' : text[_at];

    public JsonPathException Error(string reason) =>
        new($"{reason} at position {(_at + 1).ToString(CultureInfo.InvariantCulture)} of '{text}'");

    public void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    public bool Skip(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
            return false;
        _at += token.Length;
        return true;
    }

    public void Require(string token)
    {
        if (!Skip(token))
            throw Error($"'{token}' is expected");
    }

    /// <summary>Whether a segment begins after white space, which is skipped then.</summary>
    public bool HasSegment()
    {
        int start = _at;
        SkipSpace();
        if (Next is '.' or '[')
            return true;
        _at = start;
        return false;
    }

    /// <summary>A member name without quotes.</summary>
    public string Name()
    {
        int start = _at;
        while (IsNameCharacter(Next, _at > start))
        {
            if (char.IsSurrogate(Next))
                SkipPair();
            else
                _at++;
        }

        return _at > start ? text.Substring(start, _at - start) : throw Error("a name is expected");
    }

    /// <summary>A name of lower case letters, digits and underscores, such as that of a function.</summary>
    public string Word()
    {
        int start = _at;
        while (Next is (>= 'a' and <= 'z') || (_at > start && Next is '_' or (>= '0' and <= '9')))
            _at++;
        return text.Substring(start, _at - start);
    }

    public long Integer()
    {
        int start = _at;
        bool isNegative = Skip("-");
        string digits = Digits();
        if ((digits.Length > 1 && digits[0] == '0') || (isNegative && digits == "0"))
            throw Error("an integer has no leading zeros and no negative zero");
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= MaxInteger
            ? isNegative ? -value : value
            : throw new JsonPathException($"the integer '{text.Substring(start, _at - start)}' is too large in '{text}'");
    }

    /// <summary>A JSON number.</summary>
    public string Number()
    {
        int start = _at;
        Skip("-");
        string digits = Digits();
        if (digits.Length > 1 && digits[0] == '0')
            throw Error("a number has no leading zeros");
        if (Skip("."))
            Digits();
        if (Skip("e") || Skip("E"))
        {
            if (!Skip("-"))
                Skip("+");
            Digits();
        }

        return text.Substring(start, _at - start);
    }

    /// <summary>A string in quotes of either kind.</summary>
    public string Quoted()
    {
        char quote = text[_at++];
        System.Text.StringBuilder value = new();
        while (Next != quote)
        {
            if (Next < ' ')
                throw Error(IsAtEnd ? "the string is not closed" : "a string contains a control character");
            int start = _at;
            if (Next == '\\')
            {
                Escape(value, quote);
                continue;
            }

            if (char.IsSurrogate(Next))
                SkipPair();
            else
                _at++;
            value.Append(text, start, _at - start);
        }

        _at++;
        return value.ToString();
    }

    private void Escape(System.Text.StringBuilder value, char quote)
    {
        _at++;
        char escaped = Next;
        int index = "bfnrt/\\".IndexOf(escaped);
        if (index >= 0 || escaped == quote)
        {
            value.Append(index >= 0 ? "\b\f\n\r\t/\\"[index] : quote);
            _at++;
            return;
        }

        char unit = Unit();
        value.Append(unit);
        if (char.IsLowSurrogate(unit))
            throw Error("a string contains half of a surrogate pair");
        if (!char.IsHighSurrogate(unit))
            return;
        Require("\\");
        char low = Unit();
        value.Append(char.IsLowSurrogate(low) ? low : throw Error("a string contains half of a surrogate pair"));
    }

    private char Unit()
    {
        string digits = Next == 'u' && _at + 5 <= text.Length ? text.Substring(_at + 1, 4) : "";
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit))
            throw Error("an escape is invalid");
        _at += 5;
        return (char)unit;
    }

    private string Digits()
    {
        int start = _at;
        while (Next is >= '0' and <= '9')
            _at++;
        return _at > start ? text.Substring(start, _at - start) : throw Error("a digit is expected");
    }

    private static bool IsNameCharacter(char c, bool isFollowing) =>
        c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080' || (isFollowing && c is >= '0' and <= '9');

    private void SkipPair()
    {
        if (_at + 1 >= text.Length || !char.IsSurrogatePair(text[_at], text[_at + 1]))
            throw Error("half of a surrogate pair");
        _at += 2;
    }
}
