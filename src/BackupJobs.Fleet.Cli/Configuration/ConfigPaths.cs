namespace BackupJobs.Fleet.Cli;

/// <summary>Files that the service creates. Where a path is misspelled, an empty history would begin there.</summary>
internal static class ConfigPaths
{
    /// <summary>Why a file cannot be there; null if it can.</summary>
    /// <param name="name">Where the path is in the configuration.</param>
    /// <param name="path">The path.</param>
    public static string? Fault(string name, string path) =>
        Directory.Exists(path) ? $"'{name}': {Path.GetFullPath(path)} is a folder: add the name of a file."
        : Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)
            ? $"'{name}': there is no folder {folder}."
        : !IsWritable(Path.GetDirectoryName(Path.GetFullPath(path))!)
            ? $"'{name}': this account may not create files in the folder {Path.GetDirectoryName(Path.GetFullPath(path))}."
        : null;

    // Modes, lists of access and read-only file systems: only an attempt knows.
    private static bool IsWritable(string folder)
    {
        try
        {
            new FileStream(
                Path.Combine(folder, $".{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
