using System.Runtime.CompilerServices;
using Xunit;

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

/// <summary>A test that reads the documents beside the repository, skipped with its reason where they are absent.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public const string Reason = "needs the folder 'shared' (upstream documents and recorded payloads) beside the repository";

    public SharedFactAttribute()
    {
        if (Repository.Shared is null)
            Skip = Reason;
    }
}

/// <inheritdoc cref="SharedFactAttribute"/>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (Repository.Shared is null)
            Skip = SharedFactAttribute.Reason;
    }
}
