using System.Xml.Linq;

namespace BackupJobsGen.Architecture;

/// <summary>The command reads a fleet as others do: by a client that is generated from the document of the API.</summary>
public class FleetClientTests
{
    private const string Document = "specs/fleet/v1.json";

    [Theory]
    [InlineData("src/BackupJobs.Cli")]
    [InlineData("src/BackupJobs.Fleet.Cli")]
    public void The_clients_of_both_commands_are_made_of_the_document_that_the_service_writes(string project)
    {
        string document = Assert.Single(Items(project, "OpenApiClient"));

        Assert.Equal(Path.Combine(Repository.Root, Document), Path.GetFullPath(Path.Combine(Repository.Root, project, document)));
    }

    [Fact]
    public void The_document_is_there_once() => Assert.Equal(
        [Path.Combine(Repository.Root, Document)],
        new[] { "specs", "src" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.json", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains("\"/api/dead-letters\"", StringComparison.Ordinal)));

    [Fact]
    public void The_command_does_not_reference_the_service() => Assert.DoesNotContain(
        Items("src/BackupJobs.Cli", "ProjectReference"), reference => reference.Contains("Fleet", StringComparison.Ordinal));

    private static IEnumerable<string> Items(string project, string name) =>
        XDocument.Load(Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj").Single())
            .Descendants(name).Select(item => item.Attribute("Include")!.Value);
}
