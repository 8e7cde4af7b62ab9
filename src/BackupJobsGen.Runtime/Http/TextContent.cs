using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Bodies and parts of forms that are strings.</summary>
/// <param name="Bytes">The string in the charset of the media type.</param>
/// <param name="MediaType">With its charset.</param>
internal sealed record TextContent(byte[] Bytes, string MediaType)
{
    /// <summary>
    /// A string in the charset that its media type names. Without one a <c>text/</c> type gets <c>charset=utf-8</c>: many servers read text
    /// without a charset as ISO-8859-1 or ASCII, its former defaults.
    /// </summary>
    /// <param name="value">The string.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <param name="argument">What the caller calls the string.</param>
    /// <exception cref="ArgumentException">The charset is not supported, or does not have a character of the string.</exception>
    public static TextContent Of(string value, string mediaType, string argument)
    {
        bool isText = mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
        if (!MediaTypeHeaderValue.TryParse(mediaType, out MediaTypeHeaderValue? parsed))
            isText = false;
        else if (parsed.CharSet?.Trim('"') is { Length: > 0 } charset)
            return new TextContent(Encoded(value, charset, argument), mediaType);
        return new TextContent(Encoding.UTF8.GetBytes(value), isText ? mediaType.TrimEnd(' ', ';') + "; charset=utf-8" : mediaType);
    }

    public HttpContent ToContent() => ApiRequest.Typed(new ByteArrayContent(Bytes), MediaType);

    private static byte[] Encoded(string value, string charset, string argument)
    {
        try
        {
            EncoderFallback encoder = EncoderFallback.ExceptionFallback;
            DecoderFallback decoder = DecoderFallback.ExceptionFallback;
            return (CodePagesEncodingProvider.Instance.GetEncoding(charset, encoder, decoder)
                ?? Encoding.GetEncoding(charset, encoder, decoder)).GetBytes(value);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException($"The text has a character that is not in {charset}, the charset of the document.", argument);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            throw new ArgumentException($"The document's charset {charset} is not supported.", argument);
        }
    }
}
