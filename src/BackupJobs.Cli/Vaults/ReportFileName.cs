namespace BackupJobs.Cli;

/// <summary>A file name from the end of a URL that the service has sent: one plain name, never a path.</summary>
internal static class ReportFileName
{
    private const string Fallback = "backup-jobs-report";
    private const int Longest = 100;

    /// <summary>Only letters, digits, dots, hyphens and underscores are kept; no dot at either end.</summary>
    public static string Of(Uri url)
    {
        string path = Uri.UnescapeDataString(url.AbsolutePath);
        string last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        string name = string.Concat(last.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')).Trim('.');
        return name.Length == 0 || IsDevice(name) ? Fallback : name[^Math.Min(name.Length, Longest)..].Trim('.');
    }

    // Windows takes these for devices, with any extension.
    private static bool IsDevice(string name)
    {
        string stem = name.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && char.IsAsciiDigit(stem[3]));
    }
}
