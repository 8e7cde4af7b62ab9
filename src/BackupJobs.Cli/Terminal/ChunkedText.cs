using System.Text;

namespace BackupJobs.Cli;

/// <summary>Collects small writes: standard output passes each write to the system. Disposing writes the rest.</summary>
internal sealed class ChunkedText(TextWriter target) : TextWriter
{
    public const int ChunkSize = 32 * 1024;

    private readonly char[] _chunk = new char[ChunkSize];
    private int _used;

    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        for (ReadOnlySpan<char> rest = buffer; rest.Length > 0;)
        {
            int fits = Math.Min(rest.Length, ChunkSize - _used);
            rest[..fits].CopyTo(_chunk.AsSpan(_used));
            _used += fits;
            rest = rest[fits..];
            if (_used == ChunkSize)
                Flush();
        }
    }

    /// <summary>Writes UTF-8, without a string for it: a long list would leave hundreds of megabytes of strings.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> utf8)
    {
        // No UTF-8 has more characters than bytes.
        if (utf8.Length > ChunkSize - _used)
            Flush();
        if (utf8.Length > ChunkSize)
            Write(Encoding.UTF8.GetString(utf8));
        else
            _used += Encoding.UTF8.GetChars(utf8, _chunk.AsSpan(_used));
    }

    public override void Flush()
    {
        if (_used > 0)
            target.Write(_chunk, 0, _used);
        _used = 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }
}
