using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace BackupJobs;

/// <summary>Claims in a 401 (continuous access evaluation): <c>Bearer error="insufficient_claims", claims="base64"</c>.</summary>
internal static partial class ClaimsChallenge
{
    /// <summary>The claims as JSON; null if there are none or they cannot be read.</summary>
    public static string? Read(IEnumerable<AuthenticationHeaderValue> challenges)
    {
        foreach (AuthenticationHeaderValue challenge in challenges)
        {
            Match match = Claims().Match(challenge.Parameter ?? "");
            if (challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && match.Success)
                return Decode(match.Groups[1].Value);
        }

        return null;
    }

    [GeneratedRegex("""\bclaims="([^"]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Claims();

    private static string? Decode(string base64)
    {
        string padded = base64.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        padded += new string('=', (4 - (padded.Length % 4)) % 4);
        Span<byte> bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out int written) ? Encoding.UTF8.GetString(bytes[..written]) : null;
    }
}
