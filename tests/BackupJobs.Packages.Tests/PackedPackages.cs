namespace BackupJobs.Packages.Tests;

/// <summary>The packages, packed once for all tests of this project. One collection, so that builds run one at a time.</summary>
public sealed class PackedPackages : IDisposable
{
    public const string Version = "0.1.0";

    internal static IReadOnlyList<string> Projects { get; } =
    [
        "generator/BackupJobsGen.csproj",
        "src/BackupJobsGen.Runtime/BackupJobsGen.Runtime.csproj",
        "src/BackupJobsGen.Testing/BackupJobsGen.Testing.csproj",
        "src/BackupJobs/BackupJobs.csproj",
        "src/BackupJobs.Emulator/BackupJobs.Emulator.csproj",
        "src/BackupJobs.Cli/BackupJobs.Cli.csproj",
        "src/BackupJobs.Fleet/BackupJobs.Fleet.csproj",
        "src/BackupJobs.Fleet.Cli/BackupJobs.Fleet.Cli.csproj",
        "src/BackupJobs.Templates/BackupJobs.Templates.csproj",
    ];

    private readonly Lazy<string> _workspace;

    /// <summary>Packs.</summary>
    public PackedPackages()
    {
        Pack(Repository.Root, Folder, Projects);
        _workspace = new Lazy<string>(() => Consumers.Workspace.Create(Folder));
    }

    /// <summary>The folder of the packages.</summary>
    public string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "packages-under-test");

    /// <summary>The folder of consumer projects: outside the repository, with a package cache that is empty at first.</summary>
    internal string Workspace => _workspace.Value;

    internal Package Open(string id, string extension = "nupkg") => new(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    internal static void Pack(string repository, string output, params IEnumerable<string> projects)
    {
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        DotNet.Run(repository, "tool", "restore").Succeeded();
        foreach (string project in projects)
        {
            DotNet.Run(
                repository, "pack", project, "--configuration", "Release", "--output", output, "-p:ContinuousIntegrationBuild=true",
                "-v:quiet")
                .Succeeded();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_workspace.IsValueCreated)
            Directory.Delete(_workspace.Value, recursive: true);
    }
}

/// <summary>The collection of every test class in this project.</summary>
[CollectionDefinition(Name)]
public sealed class PackagesGroup : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
