namespace BackupJobs.Cli;

/// <summary>Derives a file name from a URL that the service sent. The result is never a path.</summary>
internal static class ReportFileName
{
    private const string Fallback = "backup-jobs-report";
    private const int Longest = 100;

    /// <summary>Keeps letters, digits, dots, hyphens and underscores, but no dot at either end.</summary>
    public static string Of(Uri url)
    {
        string path = Uri.UnescapeDataString(url.AbsolutePath);
        string last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        string name = string.Concat(last.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')).Trim('.');
        return name.Length == 0 || IsDevice(name) ? Fallback : name[^Math.Min(name.Length, Longest)..].Trim('.');
    }

    // Device names on Windows, with any extension.
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
    }
}
