using System.Buffers;
using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// A body in a rented buffer. Its size follows the bytes that have arrived: an announced length alone does not allocate memory.
/// </summary>
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

    /// <summary>The encoding, such as <c>br</c>, that no handler has decoded; null if there is none.</summary>
    public static string? Encoded(HttpContentHeaders headers)
    {
        string encodings = headers.NonValidated.TryGetValues("Content-Encoding", out HeaderStringValues values) ? values.ToString() : "";
        return encodings.Length == 0 || encodings.Equals("identity", StringComparison.OrdinalIgnoreCase) ? null : encodings;
    }

    /// <summary>Converts a body in another charset, which its headers or its byte order mark name, to UTF-8.</summary>
    public void ToUtf8(HttpContentHeaders headers)
    {
        if ((Marked(_rented.AsSpan(0, _length)) ?? Charset(headers.ContentType?.CharSet?.Trim('"'))) is not { } encoding)
            return;
        string text = encoding.GetString(_rented.AsSpan(0, _length));
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, utf8);
        Dispose();
        (_rented, _length) = (utf8, length);
    }

    // JSON begins with ASCII, so that no valid body in UTF-8 begins like this.
    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Null for UTF-8, and for names that .NET does not know.</summary>
    public static Encoding? Charset(string? name)
    {
        if (string.IsNullOrEmpty(name)
            || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        // An encoding that .NET refuses, such as UTF-7, is not supported.
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
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
