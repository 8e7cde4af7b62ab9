namespace BackupJobsGen.Tests.Harness;

/// <summary>The published documents beside the repository, and the ones in it.</summary>
internal static class Upstream
{
    public static readonly string[] Versions = ["2016-12-01", "2018-12-20", "2019-05-13", "2019-06-15", "2023-02-01", "2024-04-01"];

    private static string Folder => Path.Combine(Repository.Shared ?? "", "upstream", "specification");

    public static string PathOf(string version) =>
        Path.Combine(Folder, "recoveryservicesbackup", "resource-manager", "Microsoft.RecoveryServices", "stable", version, "bms.json");

    /// <summary>A project with one published document, unmodified, and everything that it may refer to.</summary>
    public static TestProject Project(string version, string operations = "")
    {
        string path = PathOf(version);
        TestProject project = new TestProject().Document(path, File.ReadAllText(path)).Client(new ClientLine(path, Operations: operations));
        foreach (string common in Directory.EnumerateFiles(Path.Combine(Folder, "common-types"), "*.json", SearchOption.AllDirectories))
            project.Document(common, File.ReadAllText(common));
        return project;
    }

    /// <summary>A project with all documents of the repository in one client.</summary>
    public static TestProject OwnDocuments()
    {
        TestProject project = new();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            project.Document(path, File.ReadAllText(path));
            if (!path.Contains("common-types", StringComparison.Ordinal))
                project.Client(new ClientLine(path));
        }

        return project;
    }
}
