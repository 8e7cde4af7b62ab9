namespace BackupJobsGen.Architecture;

/// <summary>The C# files of a part of the repository.</summary>
internal static class SourceFiles
{
    /// <summary>Full paths, without snapshots and without what is installed or built.</summary>
    /// <param name="root">A folder, from the repository's root.</param>
    public static IEnumerable<string> Of(string root) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, root), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".verified.cs", StringComparison.Ordinal) && !IsInstalled(file));

    private static bool IsInstalled(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(name => name is "node_modules" or "bin" or "obj");
}
