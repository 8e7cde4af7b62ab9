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
            : null;
}
