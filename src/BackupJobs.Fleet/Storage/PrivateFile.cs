namespace BackupJobs.Fleet;

/// <summary>Files with names and errors of all customers: only the service's own account may read them, whatever its umask is.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file for reading and writing. One that exists keeps its mode.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="like">A file whose mode a new one gets, if it exists; null for none.</param>
    public static FileStream Open(string path, FileShare share, string? like = null)
    {
        // Without a buffer: what a full disk has refused would be written once more when the file is closed, which fails again.
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        bool isNew = !File.Exists(path);
        options.UnixCreateMode = Owner;
        FileStream file = new(path, options);
        if (isNew && like is not null && File.Exists(like))
            File.SetUnixFileMode(path, File.GetUnixFileMode(like));
        return file;
    }
}
