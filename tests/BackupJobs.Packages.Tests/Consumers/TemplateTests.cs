using System.Text.RegularExpressions;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>`dotnet new backup-jobs-client`, from the packages alone.</summary>
[Collection(PackagesGroup.Name)]
public sealed partial class TemplateTests(PackedPackages packages)
{
    private const string Content = "src/BackupJobs.Templates/content/backup-jobs-client";

    [LongFact]
    public void A_new_project_builds_and_its_test_passes()
    {
        // The SDK keeps installed templates in the home folder; a hive of its own leaves that of this machine alone.
        Consumer consumer = new(packages, "template");
        string hive = Path.Combine(consumer.Folder, "hive");
        DotNet.Run(consumer.Folder, "new", "install", $"BackupJobs.Templates@{PackedPackages.Version}", "--debug:custom-hive", hive).Succeeded();
        DotNet.Run(consumer.Folder, "new", "backup-jobs-client", "--name", "night-watch", "--debug:custom-hive", hive).Succeeded();

        Consumer made = new(packages, "template/night-watch");
        // A cache of its own: what other projects of this run have restored would stand in for a source.
        string cache = Path.Combine(consumer.Folder, "cache");
        made.Build("night-watch/night-watch.csproj", $"-p:RestoreSources={packages.Folder}", $"-p:RestorePackagesPath={cache}").Clean();
        Assert.Equal(["backupjobs.runtime", "backupjobsgen"], Directory.EnumerateDirectories(cache).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        CommandResult tested = DotNet.Run(made.Folder, "test", "--nologo").Succeeded();
        Assert.Matches(@"Passed!\s+-\s+Failed:\s+0, Passed:\s+1,", tested.Output);
        Assert.Equal(2, DotNet.Run(made.Folder, "night-watch/bin/Debug/net10.0/night-watch.dll").ExitCode);
    }

    [Fact]
    public void The_template_names_the_versions_of_this_repository()
    {
        string versions = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        MatchCollection references = Reference().Matches(string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, Content), "*.csproj", SearchOption.AllDirectories).Select(System.IO.File.ReadAllText)));
        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            string id = reference.Groups["id"].Value, version = reference.Groups["version"].Value;
            if (id.StartsWith("BackupJobs", StringComparison.Ordinal))
                Assert.Equal(PackedPackages.Version, version);
            else
                Assert.Contains($"<PackageVersion Include=\"{id}\" Version=\"{version}\" />", versions, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("""<PackageReference Include="(?<id>[^"]*)" Version="(?<version>[^"]*)" """)]
    private static partial Regex Reference();
}
