namespace BackupJobsGen.Json;

/// <summary>
/// Finds the end of a value without reading it. It skips only what <see cref="JsonReader"/> has nothing to report about: whatever else
/// it finds, even if that may be valid, is left to the reader.
/// </summary>
internal sealed class JsonSkipper(string text)
{
    private uint[] _names = new uint[64];
    private int _nameCount;

    // A value that ends with the text is never skipped: the text lacks what closes the values around it.
    private int Failed => text.Length;

    /// <summary>Moves behind an object or array.</summary>
    /// <param name="at">Offset of its bracket; unchanged if it must be read.</param>
    /// <param name="depth">Number of values around it.</param>
    public bool Skip(ref int at, int depth)
    {
        _nameCount = 0;
        int end = Value(at, depth);
        if (end == Failed)
            return false;
        at = end;
        return true;
    }

    private int Value(int at, int depth) => At(at) switch
    {
        '"' => String(at + 1),
        '{' or '[' when depth == ReadLimits.JsonLevels => Failed,
        '{' or '[' => Nested(at, depth),
        't' => Literal(at, "true"),
        'f' => Literal(at, "false"),
        'n' => Literal(at, "null"),
        _ => Number(at),
    };

    private int Nested(int at, int depth) => text[at] == '{' ? Object(at + 1, depth + 1) : Array(at + 1, depth + 1);

    private int Object(int at, int depth)
    {
        int firstName = _nameCount;
        at = Space(at);
        if (At(at) == '}')
            return at + 1;
        while (At(at) == '"')
        {
            at = Space(Name(at + 1));
            if (At(at) != ':')
                return Failed;
            at = Space(Value(Space(at + 1), depth));
            if (At(at) == '}')
                return AreUnique(firstName) ? at + 1 : Failed;
            if (At(at) != ',')
                return Failed;
            at = Space(at + 1);
        }

        return Failed;
    }

    private int Array(int at, int depth)
    {
        at = Space(at);
        if (At(at) == ']')
            return at + 1;
        while (at < Failed)
        {
            at = Space(Value(at, depth));
            if (At(at) == ']')
                return at + 1;
            if (At(at) != ',')
                return Failed;
            at = Space(at + 1);
        }

        return Failed;
    }

    private int String(int at)
    {
        while (at < text.Length)
        {
            char c = text[at];
            if (c == '"')
                return at + 1;
            if (c == '\\')
            {
                if (!IsPlainEscape(At(at + 1)))
                    return Failed;
                at++;
            }
            else if (!IsPlain(c))
            {
                return Failed;
            }

            at++;
        }

        return Failed;
    }

    // A name with an escape could be equal to one without.
    private int Name(int at)
    {
        uint hash = 2166136261;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '"')
            {
                if (_nameCount == _names.Length)
                    System.Array.Resize(ref _names, _nameCount * 2);
                _names[_nameCount++] = hash;
                return at + 1;
            }

            if (c == '\\' || !IsPlain(c))
                return Failed;
            hash = unchecked((hash ^ c) * 16777619);
        }

        return Failed;
    }

    private int Number(int at)
    {
        int start = at;
        while (At(at) is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            at++;
        return JsonNumber.IsValid(text.Substring(start, at - start)) ? at : Failed;
    }

    private int Literal(int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0 ? at + word.Length : Failed;

    private int Space(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
            at++;
        return at;
    }

    /// <summary>Whether the names since the first one differ, and forgets them. Two names of one hash count as equal.</summary>
    private bool AreUnique(int first)
    {
        int end = _nameCount;
        _nameCount = first;
        if (end - first > JsonNames.TableThreshold)
            return new HashSet<uint>(_names.Skip(first).Take(end - first)).Count == end - first;
        for (int i = first + 1; i < end; i++)
        {
            if (System.Array.IndexOf(_names, _names[i], first, i - first) >= 0)
                return false;
        }

        return true;
    }

    private static bool IsPlain(char c) => c >= ' ' && (c < '\uD800' || (c > '\uDFFF' && c != '\uFFFD'));

    private static bool IsPlainEscape(char c) => c is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';

    private char At(int at) => at < text.Length ? text[at] : '\0';
}
