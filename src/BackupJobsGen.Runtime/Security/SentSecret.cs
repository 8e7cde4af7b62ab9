using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>Removes a secret that was sent from messages: a service may repeat it in its answer.</summary>
internal static class SentSecret
{
    private const int LongWord = 8;

    /// <summary>A message without a secret. One of a few characters would be found in any word.</summary>
    public static string Mask(string text, string sent) => sent.Length <= 3
        ? text
        : Spellings(sent).Where(spelling => spelling != sent).Aggregate(
            text.Replace(sent, "***", StringComparison.Ordinal),
            static (masked, spelling) => masked.Replace(spelling, "***", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// A message without several secrets: the longest first, as it may begin with another one. A short word counts only as a whole one, as
    /// it may be part of others.
    /// </summary>
    public static string Mask(string text, IEnumerable<string> sent) =>
        sent.Where(static secret => !string.IsNullOrWhiteSpace(secret)).Distinct().OrderByDescending(static secret => secret.Length)
            .Aggregate(
                text,
                static (masked, secret) => secret.Length < LongWord && secret.All(char.IsLetterOrDigit)
                    ? MaskWord(masked, secret)
                    : Mask(masked, secret));

    private static string MaskWord(string text, string sent) => sent.Length <= 3
        ? text
        : Regex.Replace(text, $@"(?<![\p{{L}}\p{{Nd}}]){sent}(?![\p{{L}}\p{{Nd}}])", "***", RegexOptions.CultureInvariant);

    /// <summary>A message without what follows the name of a scheme: of basic authentication, without the password in it as well.</summary>
    /// <param name="text">The message.</param>
    /// <param name="scheme">The scheme of the <c>Authorization</c> header; may end with a space.</param>
    /// <param name="sent">The value after it.</param>
    public static string Mask(string text, string scheme, string sent)
    {
        string masked = Mask(text, sent);
        if (!scheme.Trim().Equals("Basic", StringComparison.OrdinalIgnoreCase) || Decoded(sent) is not { } pair)
            return masked;
        return Mask(Mask(masked, pair), pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    // In a URL, also within another one, in a form, in JSON, in HTML and XML, and as bytes.
    private static IEnumerable<string> Spellings(string sent)
    {
        string escaped = Uri.EscapeDataString(sent);
        return
        [
            escaped, escaped.Replace("%20", "+", StringComparison.Ordinal), WebUtility.UrlEncode(sent), Uri.EscapeDataString(escaped),
            JavaScriptEncoder.Default.Encode(sent), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(sent),
            HtmlEncoder.Default.Encode(sent), WebUtility.HtmlEncode(sent), SecurityElement.Escape(sent),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(sent)),
        ];
    }

    // A function may return anything in place of user name and password.
    private static string? Decoded(string sent)
    {
        byte[] bytes = new byte[sent.Length];
        return Convert.TryFromBase64String(sent, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
