namespace BackupJobs.Fleet.Cli;

/// <summary>Who may read files with secrets.</summary>
internal static class SecretFiles
{
    /// <summary>Whether every account of this machine may read a file: by its own mode, and by those of all folders above it.</summary>
    public static bool CanOthersRead(string path)
    {
        if (!File.Exists(path))
            return false;
        string file = RealPath(Path.GetFullPath(path));
        return Allows(file, UnixFileMode.OtherRead) && Above(file).All(folder => Allows(folder, UnixFileMode.OtherExecute));
    }

    // Others do not have to come through a link: the folders that count are those of its target.
    private static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
            return path;
        string real = Path.Combine(RealPath(folder), Path.GetFileName(path));
        return File.ResolveLinkTarget(real, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : real;
    }

    private static IEnumerable<string> Above(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }

    // Windows has no such modes.
    private static bool Allows(string path, UnixFileMode mode) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & mode) != 0;
}
