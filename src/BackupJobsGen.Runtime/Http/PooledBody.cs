using System.Buffers;

namespace BackupJobsGen.Runtime;

/// <summary>A body in a rented buffer. Its size follows the bytes that have arrived: an announced length is no reason to allocate.</summary>
internal struct PooledBody : IDisposable
{
    private const int SmallestSize = 16 * 1024;
    private const int LargestFirstSize = 1024 * 1024;

    private byte[] _rented;
    private int _length;

    /// <summary>The body without a byte order mark.</summary>
    public readonly ReadOnlySpan<byte> Bytes => WithoutMark(_rented.AsSpan(0, _length));

    /// <summary>How many bytes were read.</summary>
    public readonly int Length => _length;

    /// <summary>Reads a body up to its end, or up to a limit.</summary>
    public static async ValueTask<PooledBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        long first = Math.Clamp((content.Headers.ContentLength ?? 0) + 1, SmallestSize, LargestFirstSize);
        PooledBody body = new() { _rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(first, limit)) };
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (body._length < limit)
                {
                    if (body._length == body._rented.Length)
                        body.Grow(limit);
                    Memory<byte> free = body._rented.AsMemory(body._length, Math.Min(body._rented.Length, limit) - body._length);
                    int read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
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

    private void Grow(int limit)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_rented.Length * 2L, limit));
        _rented.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
