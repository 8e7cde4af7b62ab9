namespace BackupJobs.Cli;

/// <summary>Recognises and reports a disk without space.</summary>
internal static class FullDisk
{
    // ENOSPC and EDQUOT of Linux and macOS; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.
    private static readonly int[] Codes = OperatingSystem.IsWindows() ? [0x27, 0x70] : OperatingSystem.IsMacOS() ? [28, 69] : [28, 122];

    public static bool IsCauseOf(IOException error) => Codes.Contains(error.HResult & 0xFFFF);

    /// <summary>The disk of a file: where it is mounted, or its folder.</summary>
    public static string Of(string path)
    {
        try
        {
            return DriveInfo.GetDrives().Select(drive => drive.Name)
                .Where(name => path.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal))
                .MaxBy(name => name.Length) ?? Path.GetDirectoryName(path)!;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Path.GetDirectoryName(path)!;
        }
    }

    /// <param name="what">What cannot be written.</param>
    /// <param name="disk">The disk; null if it is not known.</param>
    public static FailureException Failure(string what, string? disk) => new(new Failure(
        ExitCode.Error, $"{what} cannot be written, because the disk is full",
        disk is null ? null : $"no space is left on {disk}", "free some space, or write elsewhere"));
}
