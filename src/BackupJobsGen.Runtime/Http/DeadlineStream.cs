namespace BackupJobsGen.Runtime;

/// <summary>The body of a response that must be read before the call's deadline.</summary>
internal sealed class DeadlineStream(Stream inner, CallDeadline deadline) : ReadOnlyStream(inner)
{
    private readonly Stream _inner = inner;

    // A synchronous read of the network cannot be ended in another way.
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        deadline.RunAsync(
            token => _inner.ReadAsync(buffer, token), "The stream did not end", Timeout.InfiniteTimeSpan, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            deadline.Dispose();
        }

        base.Dispose(disposing);
    }
}
