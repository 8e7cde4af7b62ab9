namespace BackupJobsGen.Architecture;

/// <summary>The folders of each project form layers: references go down, never up, and never both ways.</summary>
public class LayerTests
{
    private static readonly Layers[] Projects =
    [
        new()
        {
            Project = "generator",
            Order = [["Common"], ["Json"], ["Documents"], ["Api"], ["Reading"], ["CSharp"], ["Emit"]],
            Shared = ["Problems"],
            BelowShared = ["Common"],
        },
        new()
        {
            Project = "src/BackupJobsGen.Runtime",
            Order = [["Security"], ["Json"], ["Credentials"], ["Http"], ["Paging", "Polling"], ["Streaming"]],
        },
        new()
        {
            Project = "src/BackupJobsGen.Testing",
            Order = [["Documents"], ["Schemas", "Requests"], ["Behavior"], ["Operations", "Hosting"], ["Answers"]],
        },
        new()
        {
            Project = "src/BackupJobsGen.Specs",
            Order = [["Changes"], ["Reading"], ["Comparing"], ["Refreshing"]],
        },
        new()
        {
            Project = "src/BackupJobsGen.Tasks",
            Order = [["Sources"], ["Yaml", "Paths"], ["Files"], ["Overlays"]],
        },
        new()
        {
            Project = "src/BackupJobs",
            Order = [["Model", "Telemetry", "Auth"], ["Waiting", "Events"], ["Vaults", "Hosting"], ["Estate"]],
            MutualReferences = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["(root) <-> Hosting"] = "the client is registered, and creates its own pipeline without a container",
                ["(root) <-> Vaults"] = "a vault is created by its client, and calls it",
                ["(root) <-> Estate"] = "an estate is created by its client, and calls it",
            },
        },
        new()
        {
            Project = "src/BackupJobs.Emulator",
            Order =
            [
                ["Estate"], ["Behavior"], ["Jobs"], ["Operations"], ["Wire"], ["Http"], ["Graph"], ["Middleware", "Routes"], ["Hosting"],
            ],
        },
        new()
        {
            Project = "src/BackupJobs.Cli",
            Order =
            [
                ["Terminal"], ["Errors"], ["Output"], ["Vaults"], ["Hooks", "Profiles", "Fleet"], ["Arguments"],
                ["Progress", "Timeline", "Specs", "Demo", "Mcp"], ["Verbs"], ["App"],
            ],
        },
        new()
        {
            Project = "src/BackupJobs.Fleet",
            Order = [["Model"], ["Storage"], ["Sharding"], ["Reading", "Notifications"], ["Web"], ["Hosting"]],
            MutualReferences = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Notifications/Digests <-> Notifications/Sinks"] = "a digest is sent by a sink, and a sink writes it in its own form",
                ["Web/Endpoints <-> Web/Estate"] = "an answer is made of the estate's facts, which are cut into its pages",
                ["Web/Options <-> Web/Security"] = "an option is checked by the rule that it configures",
            },
        },
        new()
        {
            Project = "src/BackupJobs.Fleet.Cli",
            Order = [["Configuration", "Demo"], ["Hosting"], ["Verbs"], ["App"]],
        },
    ];

    // Its C# files are the content of a template.
    private const string WithoutCode = "src/BackupJobs.Templates";

    public static TheoryData<string> Names => [.. Projects.Select(layers => layers.Project)];

    [Fact]
    public void Every_project_has_layers() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => $"src/{Path.GetFileName(folder)}")
            .Append("generator")
            .Order(StringComparer.Ordinal),
        Projects.Select(layers => layers.Project).Append(WithoutCode).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_do_not_use_each_other(string project)
    {
        FolderGraph graph = Graph(project);
        string[] known = [.. LayersOf(project).MutualReferences.Keys];

        string[] unknown = [.. graph.MutualPairs.Except(known)];
        Assert.True(unknown.Length == 0, $"{unknown.Length} mutual references:\n{graph.Describe(unknown)}");
        Assert.Empty(known.Except(graph.MutualPairs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void References_go_to_lower_layers_only(string project)
    {
        FolderGraph graph = Graph(project);
        string[] violations = [.. graph.References.Select(LayersOf(project).Violation).OfType<string>().Distinct()];

        Assert.True(violations.Length == 0, $"{violations.Length} references against the order of layers:\n{graph.Describe(violations)}");
    }

    private static Layers LayersOf(string project) => Projects.Single(layers => layers.Project == project);

    private static FolderGraph Graph(string project) => LoadedProjects.Graph(project);
}
