using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>
/// Writes a file as a whole: into a temporary file in the same folder, which replaces the target when it is complete. A failure leaves
/// the old file as it was, and only regular files are replaced.
/// </summary>
internal static class OutputFile
{
    /// <param name="path">Target file.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="mode">Who may read and write it, except on Windows; null for the user's default.</param>
    /// <exception cref="FailureException">The disk is full.</exception>
    /// <exception cref="IOException">The target exists and must not be replaced, or the file cannot be written.</exception>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Task> write, UnixFileMode? mode = null)
    {
        Check(path, overwrite);
        string full = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new DirectoryNotFoundException($"The folder of '{path}' does not exist.");
        string temporary = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = mode;
            FileStream file = new(temporary, options);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);
            // Again: the target may have changed while the content was written.
            Check(full, overwrite);
            File.Move(temporary, full, overwrite);
        }
        catch (IOException error) when (FullDisk.IsCauseOf(error))
        {
            throw FullDisk.Failure($"'{path}'", FullDisk.Of(full));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Check(string path, bool overwrite)
    {
        switch (FileKinds.Of(path))
        {
            case FileKind.Missing:
                break;
            case FileKind.Regular when overwrite:
                break;
            case FileKind.Regular:
                throw new IOException($"The file '{path}' already exists.");
            default:
                throw new IOException($"'{path}' is not a regular file.");
        }
    }
}
