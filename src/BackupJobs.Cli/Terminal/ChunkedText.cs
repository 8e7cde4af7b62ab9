using System.Text;

namespace BackupJobs.Cli;

/// <summary>Collects small writes: standard output passes each write to the system. Disposing writes the rest.</summary>
internal sealed class ChunkedText(TextWriter target) : TextWriter
{
    public const int ChunkSize = 32 * 1024;

    private readonly StringBuilder _chunk = new(ChunkSize);

    public override Encoding Encoding => target.Encoding;

    public override void Write(char value) => _chunk.Append(value);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        _chunk.Append(buffer);
        if (_chunk.Length >= ChunkSize)
            Flush();
    }

    public override void Flush()
    {
        target.Write(_chunk);
        _chunk.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Flush();
        base.Dispose(disposing);
    }
}
