using System.Text;

namespace BackupJobsGen.Runtime;

/// <summary>A user name and a password (HTTP basic authentication).</summary>
/// <param name="userName">The user name, without a colon.</param>
/// <param name="password">The password; may be empty.</param>
public sealed class BasicCredential(string userName, string password) : ApiCredential(Encode(userName, password))
{
    private static string Encode(string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Contains(':', StringComparison.Ordinal) || userName.Any(char.IsControl))
            throw new ArgumentException(
                "A user name of HTTP basic authentication has no colon and no control character.", nameof(userName));
        if (password.Any(char.IsControl))
            throw new ArgumentException("A password of HTTP basic authentication has no control character.", nameof(password));
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}"));
    }
}
