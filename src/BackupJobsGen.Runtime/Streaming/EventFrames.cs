using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Finds server-sent events, by the rules of the HTML standard. The framework's own SseParser has no limit for a line or an event,
/// knows no positions, and holds an event that ends with CR back until more is received.
/// </summary>
internal sealed class EventFrames(StreamWindow window, int limit)
{
    private readonly ArrayBufferWriter<byte> _data = new();
    private int _searched;
    private bool _isAfterReturn;
    private bool _isStarted;
    private long _lineStart;
    private bool _hasData;
    private bool _isEnded;
    private string _type = "";
    private string? _id;

    /// <summary>The event's data: its lines with LF between them. Valid until the next event.</summary>
    public ReadOnlyMemory<byte> Data { get; private set; }

    /// <summary>Type of the event; "message" where it has none.</summary>
    public string EventType { get; private set; } = "";

    /// <summary>The last id that an event had; null: none had one.</summary>
    public string? LastEventId { get; private set; }

    /// <summary>How long to wait before connecting again, as the service says; null where it does not.</summary>
    public TimeSpan? Retry { get; private set; }

    /// <summary>Position of the event in the body.</summary>
    public long Position { get; private set; }

    /// <returns>False at the end of the body. An event without the empty line after it is not complete, and dropped.</returns>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryFind())
                return true;
        }
        while (await window.ReceiveAsync(cancellationToken).ConfigureAwait(false));
        return false;
    }

    private bool TryFind()
    {
        if (_isEnded)
            Forget();
        while (TryLine(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty && End())
                return true;
            if (!line.IsEmpty)
                Read(line);
        }

        return false;
    }

    private bool TryLine(out ReadOnlySpan<byte> line)
    {
        line = default;
        ReadOnlySpan<byte> unused = window.Unused.Span;
        // CR LF is one line break; what CR ends does not wait for LF.
        if (_isAfterReturn && unused.Length > 0)
        {
            _isAfterReturn = false;
            if (unused[0] == '\n')
            {
                window.Use(1);
                unused = unused[1..];
            }
        }

        int found = unused[_searched..].IndexOfAny((byte)'\r', (byte)'\n');
        if (found < 0)
        {
            _searched = unused.Length;
            return false;
        }

        int end = _searched + found;
        if (end > limit)
            throw new ItemTooLongException(limit);
        line = unused[..end];
        _lineStart = window.Position;
        if (window.Position == 0 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        _isAfterReturn = unused[end] == '\r';
        _searched = 0;
        window.Use(end + 1);
        return true;
    }

    // An empty line: the end of an event.
    private bool End()
    {
        LastEventId = _id ?? LastEventId;
        if (!_hasData)
        {
            Forget();
            return false;
        }

        _isEnded = true;
        Data = _data.WrittenMemory;
        EventType = _type.Length == 0 ? "message" : _type;
        return true;
    }

    private void Forget()
    {
        _data.ResetWrittenCount();
        Data = default;
        (_isStarted, _hasData, _isEnded, _type, _id) = (false, false, false, "", null);
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        // A comment, which may be hours before the event.
        if (colon == 0)
            return;
        if (!_isStarted)
            Position = _lineStart;
        _isStarted = true;
        ReadOnlySpan<byte> name = colon < 0 ? line : line[..colon];
        ReadOnlySpan<byte> value = colon < 0 ? default : line[(colon + 1)..];
        if (value.StartsWith(" "u8))
            value = value[1..];
        if (name.SequenceEqual("data"u8))
            AddData(value);
        else if (name.SequenceEqual("event"u8))
            _type = Encoding.UTF8.GetString(value);
        else if (name.SequenceEqual("id"u8) && !value.Contains((byte)0))
            _id = Encoding.UTF8.GetString(value);
        else if (name.SequenceEqual("retry"u8) && !value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            Retry = TimeSpan.FromMilliseconds(
                Utf8Parser.TryParse(value, out int milliseconds, out int read) && read == value.Length ? milliseconds : int.MaxValue);
    }

    private void AddData(ReadOnlySpan<byte> value)
    {
        if (_data.WrittenCount + value.Length + (_hasData ? 1 : 0) > limit)
            throw new ItemTooLongException(limit);
        if (_hasData)
            _data.Write("\n"u8);
        _data.Write(value);
        _hasData = true;
    }
}
