using System.Buffers;

namespace BackupJobsGen.Runtime;

/// <summary>The bytes of a body that were received and not used yet.</summary>
/// <param name="stream">The body. It is closed with the window, which closes the connection.</param>
/// <param name="silence">The longest time without a byte.</param>
/// <param name="limit">The most bytes that wait for the end of an item.</param>
internal sealed class StreamWindow(Stream stream, TimeSpan silence, int limit) : IAsyncDisposable
{
    private const int SmallestSize = 4 * 1024;

    private byte[] _rented = ArrayPool<byte>.Shared.Rent(SmallestSize);
    private int _start;
    private int _end;

    /// <summary>Position of the first unused byte in the body.</summary>
    public long Position { get; private set; }

    /// <summary>Valid until more is received.</summary>
    public ReadOnlyMemory<byte> Unused => _rented.AsMemory(_start, _end - _start);

    public void Use(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Receives more bytes.</summary>
    /// <returns>False at the end of the body.</returns>
    /// <exception cref="ItemTooLongException">The unused bytes have reached the limit.</exception>
    /// <exception cref="TimeoutException">Nothing was received for too long.</exception>
    public async ValueTask<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_end - _start > limit)
            throw new ItemTooLongException(limit);
        MakeRoom();
        using CancellationTokenSource silent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (silence != Timeout.InfiniteTimeSpan)
            silent.CancelAfter(silence);
        try
        {
            int read = await stream.ReadAsync(_rented.AsMemory(_end), silent.Token).ConfigureAwait(false);
            _end += read;
            return read > 0;
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing was received for {silence} (timeout of the HttpClient)", fault);
        }
    }

    /// <summary>Nothing that matters follows: the connection need not be closed.</summary>
    public void Complete()
    {
        if (stream is BodyStream body)
            body.IsComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        if (_rented.Length > 0)
            ArrayPool<byte>.Shared.Return(_rented);
        (_rented, _start, _end) = ([], 0, 0);
    }

    private void MakeRoom()
    {
        if (_start == _end)
            (_start, _end) = (0, 0);
        if (_end < _rented.Length)
            return;
        byte[] target = _rented;
        if (_end - _start > _rented.Length / 2)
            target = ArrayPool<byte>.Shared.Rent((int)Math.Min(_rented.Length * 2L, Array.MaxLength));
        Unused.CopyTo(target);
        (_start, _end) = (0, _end - _start);
        if (target != _rented)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = target;
    }
}

/// <summary>An item of a stream has more bytes than the options allow.</summary>
internal sealed class ItemTooLongException(int limit)
    : Exception($"is longer than {limit} bytes ({nameof(ApiClientOptions)}.{nameof(ApiClientOptions.MaxItemBytes)})");
