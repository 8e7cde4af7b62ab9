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

    /// <param name="name">The name.</param>
    /// <param name="argument">What the caller calls it.</param>
    /// <exception cref="ArgumentException">The name is not valid, or the client decides the header.</exception>
    public static void CheckName(string name, string argument)
    {
        if (string.IsNullOrEmpty(name) || !name.All(IsTokenCharacter))
            throw new ArgumentException($"'{Redact.Text(name)}' is not a valid header name.", argument);
        if (Reserved.Contains(name))
            throw new ArgumentException(
                $"The header '{name}' is decided by the client: set credentials by its options, and the body by arguments.", argument);
    }

    /// <param name="name">Name of the header.</param>
    /// <param name="value">The value.</param>
    /// <param name="argument">What the caller calls it.</param>
    /// <param name="kind">What has the name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The value is null or cannot be sent.</exception>
    public static string Checked(string name, string? value, string argument, string kind = "header")
    {
        if (value is null)
            throw new ArgumentException($"The value of {kind} '{name}' is null.", argument);
        foreach (char c in value)
        {
            if (char.IsControl(c) && c != '\t')
                throw new ArgumentException($"The value of {kind} '{name}' contains a control character.", argument);
            if (c > '~')
                throw new ArgumentException($"The value of {kind} '{name}' contains a character that is not ASCII; encode it.", argument);
        }

        return value;
    }

    /// <summary>As <see cref="Checked"/>, for a header that is of no use without a value.</summary>
    /// <param name="name">Name of the header.</param>
    /// <param name="value">The value.</param>
    /// <param name="argument">What the caller calls it.</param>
    /// <param name="kind">What has the name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The value is null or empty, or cannot be sent.</exception>
    public static string CheckedId(string name, string? value, string argument, string kind = "header") =>
        string.IsNullOrWhiteSpace(Checked(name, value, argument, kind))
            ? throw new ArgumentException($"The value of {kind} '{name}' is empty.", argument)
            : value!;

    /// <summary>What an exception calls a value: the argument that it is, otherwise its header.</summary>
    /// <param name="expression">The value in C#; null where it is not known.</param>
    /// <param name="header">Name of the header.</param>
    public static string Argument(string? expression, string header) =>
        expression?.TrimStart('@') is { Length: > 0 } name && name.All(static c => char.IsLetterOrDigit(c) || c == '_') ? name : header;

    private static bool IsTokenCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
