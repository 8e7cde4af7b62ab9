using System.Globalization;

namespace BackupJobsGen.Runtime;

internal sealed partial class EcmaPattern
{
    private int Character(int c)
    {
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '0' when _at == _pattern.Length || !char.IsAsciiDigit(_pattern[_at]):
                return 0;
            case 'c' when _at < _pattern.Length && char.IsAsciiLetter(_pattern[_at]):
                return Next() % 32;
            case 'x':
                return Hex(2);
            case 'u' when Take("{"):
                _needsFlag = true;
                return Parsed(Until('}')) is { } point and >= 0 and <= 0x10FFFF ? point : throw Invalid();
            case 'u':
                return Units();
            default:
                _needsNoFlag |= !IsSyntax(c);
                return c < 128 && char.IsAsciiLetterOrDigit((char)c) ? throw Invalid() : c;
        }
    }

    // What may be escaped with the flag, too.
    private static bool IsSyntax(int c) => c < 128 && "^$\\.*+?()[]{}|/".Contains((char)c);

    // Two escapes that are a pair are one character.
    private int Units()
    {
        int high = Hex(4);
        int after = _at;
        if (high is >= 0xD800 and <= 0xDBFF && Take(@"\u") && !Take("{") && Hex(4) is var low and >= 0xDC00 and <= 0xDFFF)
            return char.ConvertToUtf32((char)high, (char)low);
        _at = after;
        return high;
    }

    private int Hex(int digits)
    {
        if (_at + digits > _pattern.Length || Parsed(_pattern[_at..(_at + digits)]) is not { } value)
            throw Invalid();
        _at += digits;
        return value;
    }

    private static int? Parsed(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) ? value : null;

    private int Next()
    {
        if (_at == _pattern.Length)
            throw Invalid();
        int c = char.IsSurrogatePair(_pattern, _at) ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
        _at += c > 0xFFFF ? 2 : 1;
        return c;
    }

    private bool Take(string text)
    {
        bool isNext = string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;
        _at += isNext ? text.Length : 0;
        return isNext;
    }

    private string Until(char end)
    {
        int start = _at;
        int found = _pattern.IndexOf(end, _at);
        _at = found >= 0 ? found + 1 : throw Invalid();
        return _pattern[start..found];
    }
}
