using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Generated;

/// <content>Bodies that are not forms.</content>
public sealed partial class ApiRequest
{
    // Bodies are JSON, not HTML: only what JSON itself requires is escaped.
    private static readonly JsonWriterOptions BodyOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sets a JSON body, without read-only members; null sets none.</summary>
    /// <param name="value">The body.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="argument">What the exception calls the body; the compiler gives the argument's name.</param>
    /// <exception cref="ArgumentException">The body breaks a constraint. The exception names the argument.</exception>
    public ApiRequest JsonBody<T>(
        T? value, JsonWrite<T> write, string mediaType = "application/json",
        [CallerArgumentExpression(nameof(value))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (value is null)
            return this;
        ApiChecks.Body(value, argument ?? "body");
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, BodyOptions))
            write(writer, value, JsonWriteMode.Request);
        return Bytes(buffer.WrittenSpan.ToArray(), mediaType);
    }

    /// <summary>Sets a JSON body, without read-only members; null is sent as well.</summary>
    /// <param name="value">The body.</param>
    /// <param name="write">Writes one that is not null.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="argument">What the exception calls the body; the compiler gives the argument's name.</param>
    /// <exception cref="ArgumentException">The body breaks a constraint. The exception names the argument.</exception>
    public ApiRequest NullableJsonBody<T>(
        T? value, JsonWrite<T> write, string mediaType = "application/json",
        [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value is null ? Bytes("null"u8.ToArray(), mediaType) : JsonBody(value, write, mediaType, argument);

    /// <summary>
    /// Sets a string as the body, in the charset of its media type, otherwise in UTF-8, which text types name; null sets none.
    /// </summary>
    /// <exception cref="ArgumentException">The charset is not supported, or does not have a character of the string.</exception>
    public ApiRequest TextBody(
        string? value, string mediaType = "text/plain", [CallerArgumentExpression(nameof(value))] string? argument = null) =>
        value is null ? this : Text(value, TextContent.Of(value, mediaType, argument ?? "body"));

    /// <summary>Sets the body from a stream whose media type the caller names.</summary>
    /// <param name="value">The body; null: none. A file name is not sent.</param>
    /// <param name="mediaType">Where the part has no media type.</param>
    public ApiRequest StreamBody(FilePart? value, string mediaType = "application/octet-stream") =>
        StreamBody(value?.Content, value?.MediaType ?? mediaType);

    /// <summary>
    /// Sets a stream as the body, which is sent once, or again after a 401 if it can seek, and is not closed; null sets none.
    /// </summary>
    public ApiRequest StreamBody(Stream? value, string mediaType = "application/octet-stream")
    {
        if (value is null)
            return this;
        _streams.Add(value);
        return Content(() => Typed(new StreamContent(new UnclosedStream(value)), mediaType));
    }

    /// <summary>Where each stream of the body begins; null if one of them cannot be read again.</summary>
    internal IReadOnlyList<long>? StreamPositions() =>
        _streams.TrueForAll(static stream => stream.CanSeek) ? [.. _streams.Select(static stream => stream.Position)] : null;

    /// <summary>Moves the streams of the body back to where they began.</summary>
    internal void Rewind(IReadOnlyList<long>? starts)
    {
        for (int i = 0; i < starts?.Count; i++)
            _streams[i].Position = starts[i];
    }
}
