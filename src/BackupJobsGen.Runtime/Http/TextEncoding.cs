using System.Net.Http.Headers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>Encodes strings that are whole bodies.</summary>
internal static class TextEncoding
{
    /// <summary>The bytes of a string in the charset of its media type; without one UTF-8, which text media types then name.</summary>
    /// <param name="value">The string.</param>
    /// <param name="mediaType">Gets a charset where receivers would assume another one.</param>
    /// <exception cref="ArgumentException">The charset is not supported, or cannot encode the string.</exception>
    public static byte[] Encode(string value, ref string mediaType)
    {
        string? charset = MediaTypeHeaderValue.TryParse(mediaType, out MediaTypeHeaderValue? parsed) ? parsed.CharSet?.Trim('"') : null;
        if (string.IsNullOrEmpty(charset))
        {
            // Every charset that a receiver may assume is the same for ASCII.
            if (!Ascii.IsValid(value) && mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
                mediaType += "; charset=utf-8";
            return Encoding.UTF8.GetBytes(value);
        }

        try
        {
            return Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback).GetBytes(value);
        }
        catch (EncoderFallbackException fault)
        {
            throw new ArgumentException($"The body has characters that the charset {charset} of its media type does not have.", fault);
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"The charset {charset} of the media type of the body is not supported.", fault);
        }
    }
}
