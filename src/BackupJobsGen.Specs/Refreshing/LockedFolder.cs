using System.Text;
using BackupJobsGen.Files;

namespace BackupJobsGen.Specs;

/// <summary>The folder of a lock file. Nothing outside of it is read or written, and no link in it is followed.</summary>
internal sealed class LockedFolder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="lockFile">Path of the lock file.</param>
    public LockedFolder(string lockFile)
    {
        LockPath = Path.GetFullPath(lockFile);
        FullPath = Path.GetDirectoryName(LockPath)!;
    }

    public string LockPath { get; }

    public string FullPath { get; }

    /// <summary>The full path of a file.</summary>
    /// <exception cref="SpecRefreshException">It is reached by a link, or is not a regular file.</exception>
    public string PathOf(string path)
    {
        string full = Path.Combine(FullPath, path.Replace('/', Path.DirectorySeparatorChar));
        if (!FolderBoundary.IsWithin(FullPath, full) || FileKinds.Of(full) == FileKind.Other)
            throw new SpecRefreshException(
                $"'{path}' cannot be used", "it is a link, is below a linked folder, or is not a regular file",
                "replace it by a plain file or folder");
        return full;
    }

    /// <summary>The text of a file; null if there is none.</summary>
    /// <exception cref="SpecRefreshException">It is reached by a link, or is not a regular file.</exception>
    public string? Read(string path) =>
        PathOf(path) is var full && FileKinds.Of(full) == FileKind.Regular ? SourceFile.ReadText(full) : null;

    /// <exception cref="SpecRefreshException">There is no lock file, or it is invalid.</exception>
    public LockFile ReadLock() => FileKinds.IsRegular(LockPath)
        ? LockFormat.Read(SourceFile.ReadText(LockPath))
        : throw new SpecRefreshException(
            $"there is no {LockFile.Name}", $"'{LockPath}' is not a file",
            "create it with 'backup-jobs spec add URL', or name it with --lock");

    /// <summary>
    /// Writes files, and the lock file last. Each one is complete next to its target before any target is replaced, so whenever this is
    /// interrupted, every file is the old or the new one, and the next refresh finds out which.
    /// </summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(IReadOnlyList<FetchedFile> files, IReadOnlyList<string> removed, LockFile lockFile)
    {
        List<(string Temporary, string Target)> written = [];
        try
        {
            foreach (FetchedFile file in files)
                written.Add(WriteTemporary(PathOf(file.Locked.Path), file.Text));
            written.Add(WriteTemporary(LockPath, LockFormat.Write(lockFile)));
            foreach ((string temporary, string target) in written)
                File.Move(temporary, target, overwrite: true);
            foreach (string path in removed)
                File.Delete(PathOf(path));
        }
        finally
        {
            foreach ((string temporary, _) in written)
                File.Delete(temporary);
        }
    }

    private static (string Temporary, string Target) WriteTemporary(string target, string text)
    {
        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Utf8.GetBytes(text));
        stream.Flush(flushToDisk: true);
        return (temporary, target);
    }
}
