namespace BackupJobsGen.Runtime;

/// <summary>Names and values of headers that a caller sets: what cannot be sent is an error before anything is sent.</summary>
internal static class HeaderText
{
    // What frames the message, names its receiver, describes its body, or is a credential.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Cookie", "Expect", "Host", "Keep-Alive",
        "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <exception cref="ArgumentException">The name is not valid, or the client decides the header.</exception>
    public static void CheckName(string name)
    {
        if (string.IsNullOrEmpty(name) || !name.All(IsTokenCharacter))
            throw new ArgumentException($"'{Redact.Text(name)}' is not a valid header name.", nameof(name));
        if (Reserved.Contains(name))
            throw new ArgumentException(
                $"The header '{name}' is decided by the client: set credentials by its options, and the body by arguments.", nameof(name));
    }

    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The value is null or cannot be sent.</exception>
    public static string Checked(string name, string? value)
    {
        if (value is null)
            throw new ArgumentException($"The value of header '{name}' is null.", name);
        foreach (char c in value)
        {
            if (char.IsControl(c) && c != '\t')
                throw new ArgumentException($"The value of header '{name}' contains a control character.", name);
            if (c > '~')
                throw new ArgumentException($"The value of header '{name}' contains a character that is not ASCII; encode it.", name);
        }

        return value;
    }

    private static bool IsTokenCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
