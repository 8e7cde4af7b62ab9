using System.Text.Json;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A project whose document is replaced by newer ones: the comparison of documents predicts the next build.</summary>
[Collection(PackagesGroup.Name)]
public sealed class SpecUpdateTests(PackedPackages packages)
{
    private const string Document = "specs/current/backup.json";

    private const string Program = """
        using System.Text.Json;
        using Contoso.Backup;

        JobResource resource = JsonSerializer.Deserialize<JobResource>("{\"properties\":{\"jobType\":\"VaultJob\",\"status\":\"Completed\"}}")!;
        Console.WriteLine($"{resource.Properties!.GetType().Name} {resource.Properties.Status}");

        static async Task<JobResource> Details(BackupClient client, string vault, string group, string subscription, string job) =>
            await client.JobDetails.GetAsync(vault, group, subscription, job);
        """;

    [LongFact]
    public void A_newer_document_regenerates_the_client_and_breaks_what_the_comparison_reports()
    {
        Consumer consumer = Project("update").Copy("specs/2019-05-13/jobs.json", Document);
        string command = consumer.InstallCommand();
        consumer.Build("App").Clean();
        Assert.Equal("UnknownJob Completed", consumer.Run("App"));

        JsonElement report = Update(consumer, command, File.ReadAllText(Path.Combine(Repository.Root, "specs/2024-04-01/backup.json")));
        Assert.Equal(0, report.GetProperty("summary").GetProperty("source").GetInt32());
        Assert.Contains("VaultJob", Names(report, "added"));
        consumer.Build("App").Clean();
        Assert.Equal("VaultJob Completed", consumer.Run("App"));

        report =
            Update(
                consumer, command,
                File.ReadAllText(Path.Combine(consumer.Folder, Document))
                    .Replace("\"JobDetails_Get\"", "\"JobDetails_Read\"", StringComparison.Ordinal));
        Assert.Equal(["BackupClient.JobDetails.GetAsync"], Names(report, "renamed"));
        Assert.Equal(["CS1061"], consumer.Build("App").Failed().Errors.Select(error => error.Id));
    }

    [LongSharedTheory]
    [InlineData("2023-02-01")]
    [InlineData("2024-04-01")]
    public void Microsofts_own_document_can_replace_ours(string version)
    {
        Consumer consumer = Project("update-upstream").Copy("specs/2019-05-13/jobs.json", Document);
        consumer.Build("App").Clean();

        string upstream = Path.Combine(Repository.Shared!, "upstream", "specification");
        string document =
            Path.Combine(upstream, $"recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/{version}/bms.json");
        consumer.Project("App", ProjectText(document, Path.Combine(upstream, "common-types/**/*.json")));
        consumer.Build("App").Clean();
        Assert.Equal("VaultJob Completed", consumer.Run("App"));
    }

    private Consumer Project(string name) =>
        new Consumer(packages, name)
            .Copy("specs/common-types", "specs/common-types")
            .Project("App", ProjectText("../" + Document, "../specs/common-types/*.json"))
            .File("App/Program.cs", Program);

    private static string ProjectText(string document, string references) => $"""
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NoWarn>CS8321</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
            <OpenApiClient Include="{document}" Namespace="Contoso.Backup" ClientName="BackupClient" Operations="BackupJobs_*;JobDetails_*" />
            <OpenApiClientReference Include="{references}" />
          </ItemGroup>
        """;

    /// <summary>Replaces the document.</summary>
    /// <returns>The comparison of the two, by the command.</returns>
    private static JsonElement Update(Consumer consumer, string command, string document)
    {
        consumer.File("specs/old/backup.json", File.ReadAllText(Path.Combine(consumer.Folder, Document))).File(Document, document);
        CommandResult diff = DotNet.Start(
            command, consumer.Folder, "spec", "diff", "specs/old/backup.json", Document, "--operations", "BackupJobs_*;JobDetails_*",
            "--client-name", "BackupClient", "-o", "json", "--fail-on", "none");
        return JsonDocument.Parse(diff.Succeeded().Output).RootElement;
    }

    private static IEnumerable<string?> Names(JsonElement report, string change) => report.GetProperty("changes").EnumerateArray()
        .Where(item => item.GetProperty("change").GetString() == change).Select(item => item.GetProperty("name").GetString());
}
