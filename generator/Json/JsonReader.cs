namespace BackupJobsGen.Json;

/// <summary>
/// Reads JSON into a tree with positions. It never throws on invalid JSON: comments, trailing commas and duplicate keys are reported
/// and skipped; a missing comma too, as an error; at anything else reading stops, and the tree is what was read so far.
/// </summary>
/// <remarks>
/// Of a document that is read in part, the values at <see cref="PendingLevel"/> without an error are skipped, and read when they are
/// asked for: first their members, then each of those as a whole. The level is that of operations and of schemas in components.
/// </remarks>
internal sealed class JsonReader
{
    private const int PendingLevel = 3;

    private readonly string _text;
    private readonly List<JsonFault> _faults = [];
    private readonly JsonStringReader _strings;
    private readonly JsonSkipper? _skipper;
    private readonly Func<JsonNode, JsonNode[]> _readPending;

    // The children so far of all values that are being read, those of the innermost one last.
    private readonly List<JsonNode> _open = [];
    private CancellationToken _cancellation;
    private int _at;

    private JsonReader(string text, bool inPart, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
        _strings = new JsonStringReader(text, _faults);
        _skipper = inPart ? new JsonSkipper(text) : null;
        _readPending = ReadPending;
    }

    public static ParsedJson Read(string text, CancellationToken cancellation = default) => Read(text, inPart: false, cancellation);

    /// <param name="text">The JSON.</param>
    /// <param name="inPart">Whether most of it is not needed. The tree and the errors are the same.</param>
    /// <param name="cancellation">Cancels reading.</param>
    public static ParsedJson Read(string text, bool inPart, CancellationToken cancellation)
    {
        JsonReader reader = new(text, inPart, cancellation);
        ParsedJson parsed = reader.ReadDocument();
        // What is pending is read later, and for others.
        reader._cancellation = default;
        return parsed;
    }

    private ParsedJson ReadDocument()
    {
        if (_text.Length > 0 && _text[0] == '\uFEFF')
            _at = 1;
        if (_text.Length > 3 && (_text[0] == '\0') != (_text[1] == '\0') && (_text[0] == '\0') == (_text[2] == '\0'))
        {
            Stop("every other byte is zero, as in UTF-16 without a byte order mark; save the file as UTF-8");
            return new ParsedJson(_text, null, _faults);
        }

        JsonNode? root = ReadValue(0, out bool whole);
        SkipSpace();
        if (whole && _at < _text.Length)
            Stop("nothing may follow the document's value");
        return new ParsedJson(_text, root, _faults);
    }

    /// <param name="whole">False when reading stopped inside the value: nothing after it is read.</param>
    private JsonNode? ReadValue(int depth, out bool whole)
    {
        SkipSpace();
        whole = true;
        if (_at >= _text.Length)
            return Stop(depth == 0 ? "the file is empty" : "the text ends where a value is expected", out whole);
        switch (_text[_at])
        {
            case '{' or '[' when depth == ReadLimits.JsonLevels:
                return SkipNested();
            case '{' or '[':
                return ReadNested(depth, out whole);
            case '"':
                int start = _at;
                string? text = _strings.Read(ref _at);
                return text is null ? Stop("the string is not closed on its line", out whole) : new JsonNode(JsonKind.String, start, text);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber(out whole);
            default:
                return ReadLiteral(depth, out whole);
        }
    }

    private JsonNode ReadNested(int depth, out bool whole)
    {
        _cancellation.ThrowIfCancellationRequested();
        JsonNode result = new(_text[_at] == '{' ? JsonKind.Object : JsonKind.Array, _at, "");
        whole = true;
        if (_skipper is not null && depth is PendingLevel or PendingLevel + 1 && _skipper.Skip(ref _at, depth))
            result.SetPending(_readPending);
        else
            result.SetChildren(ReadChildren(result.Kind, depth + 1, out whole));
        return result;
    }

    private JsonNode[] ReadPending(JsonNode node)
    {
        _at = node.Offset;
        int depth = 0;
        for (JsonNode at = node; at.Parent is not null; at = at.Parent)
            depth++;
        return ReadChildren(node.Kind, depth + 1, out _);
    }

    private JsonNode[] ReadChildren(JsonKind kind, int depth, out bool whole) =>
        kind == JsonKind.Object ? ReadMembers(depth, out whole) : ReadItems(depth, out whole);

    private JsonNode[] ReadMembers(int depth, out bool whole)
    {
        int first = _open.Count;
        for (whole = true; whole && NextItem('}', _open.Count - first, ref whole);)
        {
            int nameOffset = _at;
            string? name = _text[_at] == '"' ? _strings.Read(ref _at) : null;
            if (name is null || !Colon())
            {
                Stop(name is null ? "a member's name in double quotes is expected" : "a colon is expected after the name", out whole);
                break;
            }

            JsonNode? value = ReadValue(depth, out whole);
            if (value is null)
                break;
            value.SetName(name, nameOffset);
            _open.Add(value);
        }

        return WithoutDuplicates(TakeOpen(first));
    }

    private JsonNode[] ReadItems(int depth, out bool whole)
    {
        int first = _open.Count;
        for (whole = true; whole && NextItem(']', _open.Count - first, ref whole);)
        {
            if (ReadValue(depth, out whole) is { } value)
                _open.Add(value);
        }

        return TakeOpen(first);
    }

    private JsonNode[] TakeOpen(int first)
    {
        JsonNode[] children = new JsonNode[_open.Count - first];
        _open.CopyTo(first, children, 0, children.Length);
        _open.RemoveRange(first, children.Length);
        return children;
    }

    /// <summary>Moves to the next member or item; false after the closing bracket, or where reading stops.</summary>
    private bool NextItem(char close, int count, ref bool whole)
    {
        int comma = -1;
        if (count == 0)
            _at++;
        SkipSpace();
        if (count > 0 && _at < _text.Length && _text[_at] == ',')
        {
            comma = _at++;
            SkipSpace();
        }

        if (_at >= _text.Length)
        {
            Stop($"the text ends before the closing '{close}'", out whole);
            return false;
        }

        if (_text[_at] == close)
        {
            if (comma >= 0)
                _faults.Add(new JsonFault(Problems.NotStrictJson, comma, "a comma before a closing bracket"));
            _at++;
            return false;
        }

        if (count > 0 && comma < 0)
        {
            Stop($"a comma or '{close}' is expected");
            whole = IsNextItem(close);
        }

        return whole;
    }

    // A comma is easily forgotten. Reading on spares the reports about everything after it that would be missing.
    private bool IsNextItem(char close) => _text[_at] == '"' || (close == ']' && _text[_at] is '{' or '[');

    private bool Colon()
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != ':')
            return false;
        _at++;
        return true;
    }

    private JsonNode[] WithoutDuplicates(JsonNode[] members)
    {
        if (JsonNames.AreUnique(members))
            return members;

        Dictionary<string, JsonNode> last = new(StringComparer.Ordinal);
        foreach (JsonNode member in members)
        {
            if (last.ContainsKey(member.Name!))
                _faults.Add(new JsonFault(Problems.DuplicateKey, member.NameOffset, member.Name!));
            last[member.Name!] = member;
        }

        return [.. members.Where(member => ReferenceEquals(last[member.Name!], member))];
    }

    private JsonNode? ReadNumber(out bool whole)
    {
        int start = _at;
        whole = true;
        while (_at < _text.Length && (_text[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9')))
            _at++;
        string number = _text.Substring(start, _at - start);
        if (JsonNumber.IsValid(number))
            return new JsonNode(JsonKind.Number, start, number);
        _at = start;
        return Stop("this is not a valid JSON number", out whole);
    }

    private JsonNode? ReadLiteral(int depth, out bool whole)
    {
        whole = true;
        JsonKind kind = _text[_at] switch { 't' => JsonKind.True, 'f' => JsonKind.False, _ => JsonKind.Null };
        string word = kind switch { JsonKind.True => "true", JsonKind.False => "false", _ => "null" };
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) == 0)
        {
            JsonNode literal = new(kind, _at, word);
            _at += word.Length;
            return literal;
        }

        string what = _text[_at] == '\0' ? "NUL" : $"'{_text[_at]}'";
        string hint = depth == 0 ? "; the name of a YAML file ends with .yaml or .yml" : "";
        return Stop($"a value cannot start with {what}{hint}", out whole);
    }

    /// <summary>Skips a value that is nested too deeply, without recursion; its result is a null.</summary>
    private JsonNode SkipNested()
    {
        _faults.Add(new JsonFault(Problems.NestedTooDeep, _at, ""));
        JsonNode placeholder = new(JsonKind.Null, _at, "null");
        int open = 0;
        do
        {
            char c = _text[_at];
            if (c == '"' && _strings.Read(ref _at) is not null)
                continue;
            open += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            _at++;
        }
        while (open > 0 && _at < _text.Length);
        return placeholder;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is ' ' or '\n' or '\r' or '\t')
                _at++;
            else if (c != '/' || !SkipComment())
                return;
        }
    }

    private bool SkipComment()
    {
        char second = _at + 1 < _text.Length ? _text[_at + 1] : ' ';
        if (second is not ('/' or '*'))
            return false;
        _faults.Add(new JsonFault(Problems.NotStrictJson, _at, "a comment"));
        int end = second == '*' ? _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) : _text.IndexOfAny(['\n', '\r'], _at);
        _at = end < 0 ? _text.Length : second == '*' ? end + 2 : end;
        return true;
    }

    private void Stop(string why) => _faults.Add(new JsonFault(Problems.UnreadableJson, _at, why));

    private JsonNode? Stop(string why, out bool whole)
    {
        Stop(why);
        whole = false;
        return null;
    }
}
