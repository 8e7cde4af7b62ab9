namespace BackupJobsGen.Runtime;

/// <summary>Reads a caller's stream without closing it: what the caller has opened the caller closes.</summary>
internal sealed class UnclosedStream(Stream inner) : ReadOnlyStream(inner)
{
    private readonly Stream _inner = inner;

    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(buffer, cancellationToken);
}
