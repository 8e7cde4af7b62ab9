using System.Runtime.CompilerServices;

namespace BackupJobs.Testing;

/// <summary>Where the repository and the documents beside it are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Folder of upstream documents and recorded payloads beside the repository; null on a machine that has none.</summary>
    public static string? Shared { get; } = Existing(Path.Combine(Root, "..", "shared"));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // Deterministic builds map source paths, so the running assembly's folder is tried first.
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BackupJobsGen.sln")))
                return folder.FullName;
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, ".."));
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
}
