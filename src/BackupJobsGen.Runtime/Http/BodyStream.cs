namespace BackupJobsGen.Runtime;

/// <summary>
/// The body of a response as it arrives, which must be read before the call's deadline if there is one. To close it before its end closes
/// the connection.
/// </summary>
internal sealed class BodyStream(Stream inner, CallDeadline deadline) : ReadOnlyStream(inner)
{
    // What was received already, and the end that may follow it, is read in a few steps.
    private const int MaxSteps = 16;
    private const int StepSize = 4 * 1024;

    private readonly Stream _inner = inner;
    private bool _isClosed;

    /// <summary>Whether nothing follows that a caller waits for: the connection is used again once the rest has arrived.</summary>
    public bool IsComplete { get; set; }

    // A synchronous read of the network cannot be ended in another way.
    public override int Read(byte[] buffer, int offset, int count) => deadline.IsSet
        ? ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult()
        : _inner.Read(buffer, offset, count);

    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => deadline.IsSet
        ? deadline.RunAsync(
            token => _inner.ReadAsync(buffer, token), "The stream did not end", Timeout.InfiniteTimeSpan, cancellationToken)
        : _inner.ReadAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            if (!IsComplete)
                Leave();
            _inner.Dispose();
            deadline.Dispose();
        }

        base.Dispose(disposing);
    }

    // A stream that is only closed is received for up to two seconds more, for its connection to be used again, while the service works
    // on. A read that is cancelled closes the connection.
    private void Leave()
    {
        using CancellationTokenSource left = new();
        byte[] rest = new byte[StepSize];
        for (int i = 0; i < MaxSteps; i++)
        {
            Task<int> read = ReadRestAsync(rest, left.Token);
            if (!read.IsCompleted)
            {
                left.Cancel();
                return;
            }

            if (read.Result == 0)
                return;
        }
    }

    private async Task<int> ReadRestAsync(byte[] rest, CancellationToken left)
    {
        try
        {
            return await _inner.ReadAsync(rest, left).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It is broken or closed already.
            return 0;
        }
    }
}
