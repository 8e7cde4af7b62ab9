using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>
/// Reads the tokens of one JSON value from UTF-8, forward and without allocation, strictly by RFC 8259: no comments, no trailing
/// commas, at most <see cref="MaxDepth"/> levels. A copy of a reader is a position to return to.
/// </summary>
/// <remarks>
/// It does what <see cref="Utf8JsonReader"/> does for a payload in one piece, in less time: a member whose name can be predicted is
/// compared instead of looked up, and strings are searched a vector at a time, once, for their end and for bytes that are not ASCII.
/// </remarks>
[SuppressMessage("Performance", "CA1815", Justification = "Readers are not compared.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonTokenReader
{
    /// <summary>How deep objects and arrays may be nested. Each level is a bit of <see cref="_objects"/>.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json;

    /// <summary>The open objects and arrays, the innermost as the lowest bit: 1 is an object.</summary>
    private ulong _objects;

    private int _depth;

    /// <summary>After the token, and after the colon of a name.</summary>
    private int _at;

    private int _start;
    private int _textStart;
    private int _textEnd;
    private TextTraits _traits;
    private JsonTokenType _token;

    /// <summary>
    /// Set while the reader is at a discriminator that <see cref="JsonDiscriminator"/> has read, for the reader of the record
    /// that it chose.
    /// </summary>
    internal bool IsAtDiscriminator;

    /// <summary>
    /// Set by the readers of scalars where the value would be written in another form than it has in the payload; for the reader
    /// of the record that holds it, which resets it with each member.
    /// </summary>
    internal bool IsRespelled;

    /// <summary>Whether unlisted values of enums are counted, which takes time: while a variant of a union is tried.</summary>
    internal bool CountsMisfits;

    /// <summary>
    /// How many members and values were read that a type does not declare: other members, other values of an enum, values of another
    /// JSON type.
    /// </summary>
    internal int Misfits;

    /// <summary>Creates a reader that is before the first token.</summary>
    /// <param name="json">One JSON value in UTF-8, without a byte order mark.</param>
    public JsonTokenReader(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The current token; <see cref="JsonTokenType.None"/> before the first.</summary>
    public readonly JsonTokenType TokenType => _token;

    /// <summary>Where the token starts, in bytes from the start of the payload.</summary>
    public readonly int TokenStart => _start;

    /// <summary>The bytes of a name, string or number as they are in the payload: without quotes, with escape sequences.</summary>
    internal readonly ReadOnlySpan<byte> Text => _json[_textStart.._textEnd];

    /// <summary>Whether the name or string has escapes.</summary>
    internal readonly bool IsEscaped => (_traits & TextTraits.Escaped) != 0;

    /// <summary>Whether the name or string is ASCII in the payload.</summary>
    internal readonly bool IsAscii => (_traits & TextTraits.NotAscii) == 0;

    /// <summary>How many objects and arrays are open; one that starts here is.</summary>
    internal readonly int Depth => _depth;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False after the value's last token, when nothing but white space follows.</returns>
    /// <exception cref="JsonException">The payload is not valid JSON from here on, or ends too early; the message says where and what
    /// was expected.</exception>
    public bool Read()
    {
        int at = SkipWhite(_at);
        switch (_token)
        {
            case JsonTokenType.None or JsonTokenType.PropertyName:
                ReadValue(at);
                return true;
            case JsonTokenType.StartObject when At(at) != '}':
                ReadName(at);
                return true;
            case JsonTokenType.StartArray when At(at) != ']':
                ReadValue(at);
                return true;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Close(at);
                return true;
            default:
                return ReadAfterValue(at);
        }
    }

    /// <summary>
    /// Moves to the end of the current value, or of the value that belongs to the current name.
    /// </summary>
    /// <exception cref="JsonException">The payload is not valid JSON from here on.</exception>
    public void Skip()
    {
        if (_token == JsonTokenType.PropertyName)
            Read();
        if (_token is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        int outside = _depth - 1;
        while (_depth > outside)
            Read();
    }

    /// <summary>Goes to a member's value if the member is the next one.</summary>
    /// <param name="quoted">Its name with quotes and colon, which has no escapes.</param>
    /// <returns>False, without moving, when something else comes next or the name is written with escapes or white space.</returns>
    internal bool TryReadMember(ReadOnlySpan<byte> quoted)
    {
        int at = NextName();
        bool found = IsName(at, quoted);
        if (found)
            ReadMember(at + quoted.Length);
        return found;
    }

    /// <summary>Where the next member's name starts, or the payload's end where no comma leads to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int NextName()
    {
        int at = SkipWhite(_at);
        if (_token == JsonTokenType.StartObject)
            return at;
        return (uint)at < (uint)_json.Length && _json[at] == ',' ? SkipWhite(at + 1) : _json.Length;
    }

    /// <summary>Whether a member's name is at a position.</summary>
    /// <param name="at">As <see cref="NextName"/> returned it.</param>
    /// <param name="quoted">The name with quotes and colon, which has no escapes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool IsName(int at, ReadOnlySpan<byte> quoted) => _json[at..].StartsWith(quoted);

    /// <summary>Goes to a member's value.</summary>
    /// <param name="at">After the colon.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReadMember(int at)
    {
        at = SkipWhite(at);
        if ((uint)at < (uint)_json.Length && _json[at] == '"')
            ReadTextValue(at);
        else
            ReadValue(at);
    }

    private readonly int SkipString(int at)
    {
        while (At(++at) is not '"')
        {
            if (At(at) < 0)
                throw Fault(at, "the end of the string");
            if (At(at) == '\\')
                at++;
        }

        return at;
    }

    private bool ReadAfterValue(int at)
    {
        if (_depth == 0)
            return at == _json.Length ? false : throw Fault(at, "nothing more");
        bool inObject = (_objects & 1) != 0;
        int next = At(at);
        if (next == ',')
        {
            if (inObject)
                ReadName(SkipWhite(at + 1));
            else
                ReadValue(SkipWhite(at + 1));
        }
        else if (next == (inObject ? '}' : ']'))
        {
            Close(at);
        }
        else
        {
            throw Fault(at, inObject ? "a comma or the object's end" : "a comma or the array's end");
        }

        return true;
    }

    private void ReadName(int at)
    {
        if (At(at) != '"')
            throw Fault(at, "a member's name in quotes");
        ReadText(at);
        _token = JsonTokenType.PropertyName;
        at = SkipWhite(_at);
        if (At(at) != ':')
            throw Fault(at, "a colon");
        _at = at + 1;
    }

    private void ReadValue(int at)
    {
        _start = at;
        int first = At(at);
        switch (first)
        {
            case '"':
                ReadTextValue(at);
                break;
            case '{' or '[':
                Open(at, first == '{');
                break;
            case 't':
                ReadLiteral(at, "true"u8, JsonTokenType.True);
                break;
            case 'f':
                ReadLiteral(at, "false"u8, JsonTokenType.False);
                break;
            case 'n':
                ReadLiteral(at, "null"u8, JsonTokenType.Null);
                break;
            default:
                ReadNumber(at);
                break;
        }
    }

    private void ReadTextValue(int at)
    {
        ReadText(at);
        _token = JsonTokenType.String;
    }

    private void Open(int at, bool isObject)
    {
        if (_depth == MaxDepth)
            throw JsonReadException.TooDeep(in this);
        _objects = (_objects << 1) | (isObject ? 1UL : 0);
        _depth++;
        _token = isObject ? JsonTokenType.StartObject : JsonTokenType.StartArray;
        _at = at + 1;
    }

    private void Close(int at)
    {
        _token = (_objects & 1) != 0 ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        _objects >>= 1;
        _depth--;
        _start = at;
        _at = at + 1;
    }

    private void ReadLiteral(int at, ReadOnlySpan<byte> literal, JsonTokenType token)
    {
        if (!_json[at..].StartsWith(literal))
            throw Fault(at, "a value");
        _token = token;
        _at = at + literal.Length;
    }

    /// <summary>The byte at a position, or -1 at the end.</summary>
    private readonly int At(int at) => (uint)at < (uint)_json.Length ? _json[at] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipWhite(int at) => (uint)at < (uint)_json.Length && _json[at] <= ' ' ? SkipWhiteRun(at) : at;

    private readonly int SkipWhiteRun(int at)
    {
        while ((uint)at < (uint)_json.Length && _json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    private readonly JsonException Fault(int at, string expected) => InvalidJson.At(_json, at, expected);
}
