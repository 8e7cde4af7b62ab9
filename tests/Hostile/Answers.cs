using System.IO.Compression;
using System.Text;

namespace BackupJobsGen.Hostile;

/// <summary>Answers of a <see cref="HostileServer"/>.</summary>
internal static class Answers
{
    /// <summary>A whole response, then the end of the connection.</summary>
    public static Func<Stream, CancellationToken, Task> Response(string status, string body, params string[] headers) =>
        Response(status, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>A whole response with a body of any bytes.</summary>
    public static Func<Stream, CancellationToken, Task> Response(string status, byte[] body, params string[] headers) =>
        Bytes([.. Head(status, [.. headers, $"Content-Length: {body.Length}"]), .. body]);

    /// <summary>Exactly these bytes, then the end of the connection.</summary>
    public static Func<Stream, CancellationToken, Task> Bytes(byte[] bytes) =>
        async (stream, token) => await stream.WriteAsync(bytes, token);

    /// <summary>Exactly this text, then the end of the connection.</summary>
    public static Func<Stream, CancellationToken, Task> Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Exactly this text, then nothing more, while the connection stays open.</summary>
    public static Func<Stream, CancellationToken, Task> Stall(string text) => async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token);
        await Task.Delay(Timeout.Infinite, token);
    };

    /// <summary>A body in chunks that never ends, as fast as the client reads.</summary>
    public static Func<Stream, CancellationToken, Task> Endless(string status, params string[] headers) => async (stream, token) =>
    {
        await stream.WriteAsync(Head(status, [.. headers, "Transfer-Encoding: chunked"]), token);
        byte[] chunk = Encoding.ASCII.GetBytes("2000\r\n" + new string('x', 0x2000) + "\r\n");
        while (true)
            await stream.WriteAsync(chunk, token);
    };

    /// <summary>A body in chunks of one byte that never ends, one chunk each interval.</summary>
    public static Func<Stream, CancellationToken, Task> Drip(string status, TimeSpan interval, params string[] headers) =>
        async (stream, token) =>
    {
        await stream.WriteAsync(Head(status, [.. headers, "Transfer-Encoding: chunked"]), token);
        while (true)
        {
            await stream.WriteAsync("1\r\nx\r\n"u8.ToArray(), token);
            await Task.Delay(interval, token);
        }
    };

    /// <summary>A start and then the same lines again and again, as fast as the client reads.</summary>
    public static Func<Stream, CancellationToken, Task> Repeat(string start, string lines) => async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(start), token);
        byte[] block = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(lines, 100)));
        while (true)
            await stream.WriteAsync(block, token);
    };

    /// <summary>White space of any size, compressed a thousandfold.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            byte[] block = new byte[1024 * 1024];
            Array.Fill(block, (byte)' ');
            for (int i = 0; i < megabytes; i++)
                gzip.Write(block);
        }

        return compressed.ToArray();
    }

    private static byte[] Head(string status, IEnumerable<string> headers) =>
        Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(static header => header + "\r\n"))}Connection: close\r\n\r\n");
}
