using System.Buffers;
using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>
/// What each of the <see cref="SecretPatterns"/> needs at least. Most strings, such as names, times and ids, have none of it.
/// </summary>
internal static class SecretSigns
{
    /// <summary>The beginning of an option and of a private key.</summary>
    private const string Option = "--";

    /// <summary>A shorter string has no web token, key, or scheme with a token.</summary>
    private const int ShortestToken = 12;

    // Between a name and its value, at the end of an element, and what they and a colon are escaped by.
    private static readonly SearchValues<char> Characters = SearchValues.Create("=%&\\<");

    // Numbers, times and durations: every name and every scheme has other letters.
    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789:.+- TZ");

    // Parts of the names of secrets, which a colon follows, and the beginning of a URL.
    private static readonly Words BeforeColon = new(
        "key", "pass", "pwd", "pin", "sig", "sas", "secret", "token", "credential", "connection", "base", "assertion", "authorization",
        "cookie", "://");

    private static readonly Words Alone = new(
        Option, "eyJ", "Q~", "Bearer", "Basic", "Digest", "Negotiate", "NTLM", "PoP", "ApiKey", "SharedKey", "AWS4-HMAC-SHA256");

    /// <summary>Whether a string may hold a secret; false only if none of the patterns can match.</summary>
    public static bool AreIn(string text) =>
        // Some letters of other scripts are equal to ASCII letters when case is ignored.
        !Ascii.IsValid(text)
        || (text.AsSpan().ContainsAnyExcept(TimeCharacters)
            && (text.AsSpan().ContainsAny(Characters)
                || (text.Contains(':', StringComparison.Ordinal) && BeforeColon.AreIn(text))
                || (text.Length < ShortestToken ? text.Contains(Option, StringComparison.Ordinal) : Alone.AreIn(text))));

    /// <summary>Words, of which any is searched for without regard to case.</summary>
    private sealed class Words(params string[] words)
    {
#if NET10_0_OR_GREATER
        // All of them at once. A program without cultures compares one word character by character.
        private readonly SearchValues<string> _words = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

        public bool AreIn(string text) => text.AsSpan().ContainsAny(_words);
#else
        public bool AreIn(string text)
        {
            foreach (string word in words)
            {
                if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }
#endif
    }
}
