using System.Globalization;
using System.Text;

namespace BackupJobsGen.Json;

/// <summary>Reads string tokens: escapes, surrogates and most of the characters of a document.</summary>
internal sealed class JsonStringReader(string text, List<JsonFault> faults)
{
    private const char Replacement = '\uFFFD';

    // Documents repeat a few hundred keys tens of thousands of times; each is kept once.
    private readonly string?[] _known = new string?[512];
    private readonly StringBuilder _unescaped = new();
    private bool _isNotUtf8;

    /// <summary>
    /// Reads the string whose opening quote is at <paramref name="at"/> and moves past its closing quote; null when it is not
    /// closed on its line.
    /// </summary>
    public string? Read(ref int at)
    {
        int start = at + 1;
        uint hash = 2166136261;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                at = i + 1;
                return Shared(start, i - start, hash);
            }

            if (c == '\\' || c < ' ' || char.IsSurrogate(c) || c == Replacement)
                return ReadSlowly(ref at);
            hash = unchecked((hash ^ c) * 16777619);
        }

        return null;
    }

    private string Shared(int start, int length, uint hash)
    {
        if (length > 40)
            return text.Substring(start, length);
        ref string? known = ref _known[hash % (uint)_known.Length];
        if (known?.Length != length || string.CompareOrdinal(text, start, known, 0, length) != 0)
            known = text.Substring(start, length);
        return known;
    }

    private string? ReadSlowly(ref int at)
    {
        _unescaped.Clear();
        int i = at + 1;
        while (i < text.Length)
        {
            char c = text[i];
            switch (c)
            {
                case '"':
                    at = i + 1;
                    return _unescaped.ToString();
                case '\\':
                    if (!ReadEscape(ref i))
                        return null;
                    break;
                case '\n' or '\r':
                    return null;
                default:
                    AppendRaw(c, ref i);
                    break;
            }
        }

        return null;
    }

    private void AppendRaw(char c, ref int i)
    {
        if (c < ' ')
            faults.Add(new JsonFault(Problems.BadCharacter, i, "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
        if (c == Replacement && !_isNotUtf8)
        {
            _isNotUtf8 = true;
            faults.Add(new JsonFault(Problems.NotUtf8, i, ""));
        }

        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            _unescaped.Append(c).Append(text[i + 1]);
            i += 2;
            return;
        }

        _unescaped.Append(char.IsSurrogate(c) ? LoneSurrogate(c, i) : c);
        i++;
    }

    private bool ReadEscape(ref int i)
    {
        if (i + 1 >= text.Length)
            return false;
        char escaped = text[i + 1];
        if (escaped == 'u')
            return ReadUnicodeEscape(ref i);
        int plain = "\"\\/bfnrt".IndexOf(escaped);
        if (plain < 0)
            faults.Add(new JsonFault(Problems.BadCharacter, i, "\\" + escaped));
        _unescaped.Append(plain < 0 ? escaped : "\"\\/\b\f\n\r\t"[plain]);
        i += 2;
        return escaped is not ('\n' or '\r');
    }

    private bool ReadUnicodeEscape(ref int i)
    {
        if (!TryHex(i + 2, out char unit))
        {
            faults.Add(new JsonFault(Problems.BadCharacter, i, "\\u"));
            _unescaped.Append(Replacement);
            i += 2;
            return true;
        }

        int after = i + 6;
        if (char.IsHighSurrogate(unit) && after + 1 < text.Length && text[after] == '\\' && text[after + 1] == 'u'
            && TryHex(after + 2, out char low) && char.IsLowSurrogate(low))
        {
            _unescaped.Append(unit).Append(low);
            i = after + 6;
            return true;
        }

        _unescaped.Append(char.IsSurrogate(unit) ? LoneSurrogate(unit, i) : unit);
        i = after;
        return true;
    }

    // Generated files are UTF-8, which cannot encode half a pair.
    private char LoneSurrogate(char half, int offset)
    {
        faults.Add(new JsonFault(Problems.BadCharacter, offset, "U+" + ((int)half).ToString("X4", CultureInfo.InvariantCulture)));
        return Replacement;
    }

    private bool TryHex(int start, out char unit)
    {
        int value = 0;
        unit = '\0';
        if (start + 4 > text.Length)
            return false;
        for (int i = start; i < start + 4; i++)
        {
            char c = text[i];
            int digit = c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
            if (digit < 0)
                return false;
            value = (value << 4) | digit;
        }

        unit = (char)value;
        return true;
    }
}
