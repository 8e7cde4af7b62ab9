namespace BackupJobsGen.Runtime;

/// <summary>Reads the header <c>Link</c> (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <summary>The first link whose relation is <c>next</c>; null if there is none.</summary>
    /// <exception cref="FormatException">The header has that relation, but no link for it: a list must not seem to end there.</exception>
    public static string? Next(string header)
    {
        int at = 0;
        while (at < header.Length)
        {
            int open = header.IndexOf('<', at);
            int close = open < 0 ? -1 : header.IndexOf('>', open);
            if (close < 0)
                return IsNext(header, at, header.Length) ? throw Unreadable() : null;
            int end = EndOf(header, close + 1, ',');
            if (IsNext(header, close + 1, end))
                return header[(open + 1)..close].Trim() is { Length: > 0 } link ? link : throw Unreadable();
            at = end + 1;
        }

        return null;
    }

    private static FormatException Unreadable() =>
        new("the header Link has the relation 'next', but its link cannot be read: it is not a URL between < and >.");

    // Of several relations the first counts; it may have several names.
    private static bool IsNext(string header, int start, int end)
    {
        for (int at = start; at < end;)
        {
            int next = Math.Min(EndOf(header, at, ';'), end);
            string parameter = header[at..next];
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase))
                return parameter[(equals + 1)..].Trim().Trim('"').Split([' ', '\t'])
                    .Contains("next", StringComparer.OrdinalIgnoreCase);
            at = next + 1;
        }

        return false;
    }

    // Separators in quotes separate nothing.
    private static int EndOf(string header, int start, char separator)
    {
        bool isQuoted = false;
        for (int i = start; i < header.Length; i++)
        {
            if (isQuoted && header[i] == '\\')
                i++;
            else if (header[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && header[i] == separator)
                return i;
        }

        return header.Length;
    }
}
