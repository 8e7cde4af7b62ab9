namespace BackupJobsGen.Runtime;

/// <summary>Finds the JSON items of a stream, one at a time, as soon as their last byte is there.</summary>
internal abstract class ItemFrames(StreamWindow window, int limit)
{
    /// <summary>The item, without what separates it from others. Valid until the next one.</summary>
    public ReadOnlyMemory<byte> Item { get; private set; }

    /// <summary>Position of the item in the body.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the body ended before the item did.</summary>
    public bool IsTruncated { get; protected set; }

    /// <summary>How many of the unused bytes were searched.</summary>
    protected int Searched { get; set; }

    public static ItemFrames Of(ItemFraming framing, StreamWindow window, int limit) =>
        framing == ItemFraming.Records ? new RecordFrames(window, limit) : new LineFrames(window, limit);

    /// <returns>False at the end of the body.</returns>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        do
        {
            // A body of empty lines that are all there already must end with the token, too.
            cancellationToken.ThrowIfCancellationRequested();
            while (TryFind(window.Unused.Span, out int length))
            {
                if (TryTake(length, length + 1))
                    return true;
            }
        }
        while (await window.ReceiveAsync(cancellationToken).ConfigureAwait(false));
        int rest = window.Unused.Length;
        IsTruncated = rest > 0 && !IsWhole(window.Unused.Span);
        return rest > 0 && TryTake(rest, rest);
    }

    /// <summary>The length of the first item, which a separator of one byte follows.</summary>
    protected abstract bool TryFind(ReadOnlySpan<byte> unused, out int length);

    /// <summary>Whether what follows the last separator can be a whole item.</summary>
    protected abstract bool IsWhole(ReadOnlySpan<byte> rest);

    private bool TryTake(int length, int used)
    {
        if (length > limit)
            throw new ItemTooLongException(limit);
        Position = window.Position;
        Item = window.Unused[..length];
        if (Position == 0 && Item.Span.StartsWith("\uFEFF"u8))
            Item = Item[3..];
        window.Use(used);
        Searched = 0;
        return Item.Span.ContainsAnyExcept(" \t\r\n"u8);
    }
}

/// <summary>NDJSON and JSON lines. Empty lines are ignored; the last line needs no line break.</summary>
internal sealed class LineFrames(StreamWindow window, int limit) : ItemFrames(window, limit)
{
    protected override bool TryFind(ReadOnlySpan<byte> unused, out int length)
    {
        int found = unused[Searched..].IndexOf((byte)'\n');
        length = Searched + found;
        if (found < 0)
            Searched = unused.Length;
        return found >= 0;
    }

    protected override bool IsWhole(ReadOnlySpan<byte> rest) => true;
}

/// <summary>
/// JSON text sequences. An item ends at the line break after it, not at the separator before the next one, which may not be sent
/// for hours. It may have line breaks inside, so that its levels are counted.
/// </summary>
internal sealed class RecordFrames(StreamWindow window, int limit) : ItemFrames(window, limit)
{
    private const byte Separator = 0x1E;

    private int _depth;
    private bool _isInString;
    private bool _isEscaped;
    private bool _hasContent;

    protected override bool TryFind(ReadOnlySpan<byte> unused, out int length)
    {
        for (int i = Searched; i < unused.Length; i++)
        {
            byte next = unused[i];
            if (next == Separator || (next == '\n' && IsComplete))
            {
                length = i;
                IsTruncated = next == Separator && _hasContent && !IsWhole(unused[..i]);
                (_depth, _isInString, _isEscaped, _hasContent) = (0, false, false, false);
                return true;
            }

            Count(next);
        }

        Searched = unused.Length;
        length = 0;
        return false;
    }

    // A number, true, false or null with nothing after it may be the start of another one.
    protected override bool IsWhole(ReadOnlySpan<byte> rest) => IsComplete && "}]\" \t\r\n"u8.Contains(rest[^1]);

    private bool IsComplete => _hasContent && !_isInString && _depth <= 0;

    private void Count(byte next)
    {
        _hasContent |= next is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
        if (_isEscaped)
            _isEscaped = false;
        else if (_isInString)
            (_isEscaped, _isInString) = (next == '\\', next != '"');
        else if (next == '"')
            _isInString = true;
        else if (next is (byte)'{' or (byte)'[')
            _depth++;
        else if (next is (byte)'}' or (byte)']')
            _depth--;
    }
}
