namespace BackupJobsGen.Specs;

/// <summary>Which paths may be written. They come from a lock file, or from references of a document of someone else.</summary>
internal static class FileNames
{
    /// <summary>The fault of a path that a document in a deeper folder would not have.</summary>
    public const string LeadsOut = "leads out of the folder of the lock file";

    private const string Forbidden = "\\:*?\"<>|";

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with a path; null if it is a document's, relative, and below its folder on every system.</summary>
    public static string? Fault(string path)
    {
        string[] segments = path.Split('/');
        if (segments.Contains(".."))
            return LeadsOut;
        if (path.Length > 400 || segments.Any(segment => segment.Length == 0 || segment[0] == '.' || segment[^1] is '.' or ' '
            || segment.Any(sign => char.IsControl(sign) || Forbidden.Contains(sign, StringComparison.Ordinal))
            || Devices.Contains(segment.Split('.')[0])))
            return "is not a relative path of plain names";
        if (segments[^1].Equals(LockFile.Name, StringComparison.OrdinalIgnoreCase))
            return "is that of a lock file";
        return SpecFiles.IsDocument(path) ? null : "does not end with .json, .yaml or .yml";
    }
}
