using System.Runtime.InteropServices;

namespace BackupJobsGen.Specs;

/// <summary>What a path refers to.</summary>
internal enum FileKind
{
    Missing,
    Regular,

    /// <summary>A folder, symbolic link, device, pipe or socket.</summary>
    Other,
}

/// <summary>
/// Determines the type of a file without opening it. Opening a pipe blocks, opening a device can have effects, and the base class library
/// does not distinguish them from regular files.
/// </summary>
internal static partial class FileKinds
{
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>The type of a path itself: a symbolic link is <see cref="FileKind.Other"/>.</summary>
    public static FileKind Of(string path)
    {
        // No file has such a name, and lstat would look for what stands before it.
        if (path.Contains('\0', StringComparison.Ordinal))
            return FileKind.Missing;
        if (!OperatingSystem.IsWindows())
            return LStat(path, out FileStatus status) != 0
                ? FileKind.Missing
                : (status.Mode & TypeMask) == RegularType
                ? FileKind.Regular
                : FileKind.Other;
        FileInfo file = new(path);
        const FileAttributes special = FileAttributes.Directory | FileAttributes.Device | FileAttributes.ReparsePoint;
        return !file.Exists && !Directory.Exists(path)
            ? FileKind.Missing
            : (file.Attributes & special) == 0
            ? FileKind.Regular
            : FileKind.Other;
    }

    /// <summary>Whether a path is a regular file, or a symbolic link to one.</summary>
    public static bool IsRegular(string path) =>
        Of(path) == FileKind.Regular
            || (File.Exists(path)
                && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
                && Of(target.FullName) == FileKind.Regular);

    // The runtime's own portable wrapper of lstat(2).
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, out FileStatus status);

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
    }
}
