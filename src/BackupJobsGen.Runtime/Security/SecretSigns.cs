using System.Buffers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// What each of the <see cref="SecretPatterns"/> needs at least. Most strings, such as names, times and ids, have none of it.
/// </summary>
internal static class SecretSigns
{
    // Between a name and its value, at the end of an element, and what they and a colon are escaped by.
    private static readonly SearchValues<char> Characters = SearchValues.Create("=%&\\<");

    // Numbers, times and durations: every name and every scheme has other letters.
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+- TZ");

    // Parts of the names of secrets, which a colon follows, and the beginning of a URL.
    private static readonly string[] BeforeColon =
    [
        "key", "pass", "pwd", "pin", "sig", "sas", "secret", "token", "credential", "connection", "base", "assertion", "authorization",
        "cookie", "://",
    ];

    private static readonly string[] Alone =
        ["--", "eyJ", "Q~", "Bearer", "Basic", "Digest", "Negotiate", "NTLM", "PoP", "ApiKey", "SharedKey", "AWS4-HMAC-SHA256"];

    /// <summary>Whether a string may hold a secret; false only if none of the patterns can match.</summary>
    public static bool AreIn(string text) =>
        // Some letters of other scripts are equal to ASCII letters when case is ignored.
        !Ascii.IsValid(text)
        || (text.AsSpan().ContainsAnyExcept(TimeCharacters)
            && (text.AsSpan().ContainsAny(Characters)
                || (text.Contains(':', StringComparison.Ordinal) && HasAny(text, BeforeColon))
                || HasAny(text, Alone)));

    private static bool HasAny(string text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
