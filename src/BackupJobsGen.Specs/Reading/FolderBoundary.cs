namespace BackupJobsGen.Specs;

/// <summary>Where a file really is: symbolic links can lead out of a folder, or in circles.</summary>
internal static class FolderBoundary
{
    /// <summary>Whether a path leads to something within a folder, and through no link below it. The path need not exist.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="path">The path.</param>
    public static bool IsWithin(string folder, string path)
    {
        for (string? current = Path.GetFullPath(path); current is not null; current = Path.GetDirectoryName(current))
        {
            if (current == folder)
                return true;
            // A link that leads nowhere exists as well.
            if (new FileInfo(current).LinkTarget is not null
                || (Path.Exists(current) && (File.GetAttributes(current) & FileAttributes.ReparsePoint) != 0))
                return false;
        }

        return false;
    }
}
