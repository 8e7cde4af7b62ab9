namespace BackupJobs.Cli;

/// <summary>
/// The file with the profiles: <c>backup-jobs/config.json</c> in the user's folder for configuration, as XDG says. It contains no secrets,
/// but decides where tokens are sent, so only its owner may write it.
/// </summary>
/// <param name="variable">Environment.</param>
internal sealed class ProfileFile(Func<string, string?> variable)
{
    private const int LongestFile = 1024 * 1024;
    private const UnixFileMode Writable = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Path of the file; null if the environment names no folder for it.</summary>
    public string? Path { get; } = PathOf(variable);

    /// <summary>Reads the profiles; none if there is no file.</summary>
    /// <exception cref="FailureException">The file is broken, or others may write it.</exception>
    public ProfileList Read()
    {
        if (Path is null || !File.Exists(Path))
            return ProfileList.Empty;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Writable) != 0)
            throw new FailureException(new Failure(
                ExitCode.Usage, $"other users may change {Path}", "it decides where tokens are sent", $"chmod 600 '{Path}'"));
        return ProfileReader.Read(
            Path,
            BoundedFile.ReadBytes(Path, LongestFile)
                ?? throw new FailureException(new Failure(ExitCode.Usage, $"{Path} is larger than 1 MB")));
    }

    /// <summary>Replaces the file, readable and writable by its owner only.</summary>
    public async Task WriteAsync(ProfileList profiles)
    {
        string path = Path ?? throw FailureException.Usage(
            "there is no folder for the configuration", $"set HOME or XDG_CONFIG_HOME, or the path of the file in {Variables.Config}");
        // A link to a file elsewhere stays a link.
        string target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(target)) is { } folder && !Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        }

        await OutputFile.WriteAsync(
            target, overwrite: true, async stream => await stream.WriteAsync(ProfileWriter.Write(profiles)).ConfigureAwait(false), Owner)
            .ConfigureAwait(false);
    }

    // Without the environment there is no file: other ways to find a home would read a file that the caller did not mean.
    private static string? PathOf(Func<string, string?> variable)
    {
        if (Absolute(variable(Variables.Config)) is { } file)
            return file;
        string? folder = Absolute(variable("XDG_CONFIG_HOME"))
            ?? (OperatingSystem.IsWindows() ? Absolute(variable("APPDATA")) : null)
            ?? (Absolute(variable("HOME")) is { } home ? System.IO.Path.Combine(home, ".config") : null);
        return folder is null ? null : System.IO.Path.Combine(folder, "backup-jobs", "config.json");
    }

    // A relative path is to be ignored, says XDG: it would depend on the current folder.
    private static string? Absolute(string? path) => System.IO.Path.IsPathFullyQualified(path ?? "") ? path : null;
}
