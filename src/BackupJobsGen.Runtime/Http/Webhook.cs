using System.ComponentModel;
using System.Text;

namespace BackupJobsGen.Runtime.Generated;

/// <summary>Reads requests that a service sends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Webhook
{
    // What ASP.NET Core accepts by default.
    private const int MaxBytes = 30_000_000;

    /// <summary>Reads a body.</summary>
    /// <param name="json">The body, in UTF-8, maybe with a byte order mark.</param>
    /// <param name="read">Reads its value.</param>
    /// <exception cref="System.Text.Json.JsonException">The body is not a value of the type, or not JSON.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonRead<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        // As streams are read.
        if (json.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            return ApiPipeline.Parse(json, read);
        }
        catch (JsonReadException fault) when (fault.Path is null)
        {
            throw fault.Locate(json);
        }
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body, in UTF-8. It is not closed.</param>
    /// <param name="read">Reads its value.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="System.Text.Json.JsonException">The body is not a value of the type, or not JSON.</exception>
    /// <exception cref="InvalidDataException">The body is longer than 30 MB.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, JsonRead<T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        using StreamContent content = new(new UnclosedStream(body));
        using PooledBody received = await PooledBody.ReadAsync(content, MaxBytes + 1, cancellationToken).ConfigureAwait(false);
        return received.Length <= MaxBytes
            ? Read(received.Bytes, read)
            : throw new InvalidDataException($"The request is longer than {MaxBytes} bytes.");
    }
}
