using System.Buffers;

namespace BackupJobs.Cli;

/// <summary>
/// An output of lines that the protocol's library and others share: what the library writes in parts is kept until its line ends.
/// </summary>
/// <param name="output">Standard output.</param>
internal sealed class LineStream(Stream output) : Stream
{
    private const byte End = (byte)'\n';

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly SemaphoreSlim _lock = new(1);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes whole lines, between those of the library.</summary>
    public async Task WriteLinesAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await output.WriteAsync(lines, cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lock.Release();
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _line.Write(buffer.Span);
        if (buffer.Length == 0 || buffer.Span[^1] != End)
            return;
        await WriteLinesAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _line.ResetWrittenCount();
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count).GetAwaiter().GetResult();

    // A line is flushed when it is whole.
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _lock.Dispose();
        base.Dispose(disposing);
    }
}
