using System.Buffers;

namespace BackupJobsGen.Runtime;

/// <summary>A body in a rented buffer.</summary>
internal struct PooledBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Bytes => WithoutMark(_rented.AsSpan(0, _length));

    /// <summary>Reads a body to its end, or to a limit.</summary>
    public static async ValueTask<PooledBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        long announced = content.Headers.ContentLength is { } length and < int.MaxValue ? length + 1 : FirstSize;
        PooledBody body = new() { _rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced, limit)) };
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (body._length < limit)
                {
                    if (body._length == body._rented.Length)
                        body.Grow();
                    int read = await stream.ReadAsync(body._rented.AsMemory(body._length), cancellationToken).ConfigureAwait(false);
                    if (read == 0)
                        break;
                    body._length += read;
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = [];
            _length = 0;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(_rented.Length * 2));
        _rented.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
