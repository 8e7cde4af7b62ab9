using System.Text.RegularExpressions;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>`dotnet new backup-jobs-client`, with the packages alone.</summary>
[Collection(PackagesGroup.Name)]
public sealed partial class TemplateTests(PackedPackages packages)
{
    private const string Content = "src/BackupJobs.Templates/content/backup-jobs-client";

    [LongFact]
    public void A_new_project_builds_and_its_test_passes()
    {
        Consumer created = Create("template", "night-watch");
        // A separate cache: packages that other projects of this run restored would be used without a source.
        string cache = Path.Combine(packages.Workspace, "template", "cache");
        created.Build("night-watch/night-watch.csproj", $"-p:RestoreSources={packages.Folder}", $"-p:RestorePackagesPath={cache}").Clean();
        Assert.Equal(
            ["backupjobsgen", "backupjobsgen.runtime"],
            Directory.EnumerateDirectories(cache).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Tests(created);
        Assert.Equal(2, DotNet.Run(created.Folder, "night-watch/bin/Debug/net10.0/night-watch.dll").ExitCode);
    }

    [LongFact]
    public void A_name_with_XML_characters_builds_and_its_test_passes() => Tests(Create("template-xml", "R&D <night>"));

    [LongFact]
    public void A_name_with_a_quote_is_refused()
    {
        CommandResult result = DotNet.Run(Create("template-quote", "the \"night\"").Folder, "build", "--nologo");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("A project name with a quotation mark cannot be built.", result.Output, StringComparison.Ordinal);
    }

    private Consumer Create(string folder, string name)
    {
        // The SDK keeps installed templates in the home folder; a separate hive leaves those of this machine unchanged.
        Consumer consumer = new(packages, folder);
        string hive = Path.Combine(consumer.Folder, "hive");
        DotNet.Run(consumer.Folder, "new", "install", $"BackupJobs.Templates@{PackedPackages.Version}", "--debug:custom-hive", hive)
            .Succeeded();
        DotNet.Run(consumer.Folder, "new", "backup-jobs-client", "--name", name, "--debug:custom-hive", hive).Succeeded();
        return new Consumer(packages, Path.Combine(folder, name));
    }

    private static void Tests(Consumer created) =>
        Assert.Matches(@"Passed!\s+-\s+Failed:\s+0, Passed:\s+2,", DotNet.Run(created.Folder, "test", "--nologo").Succeeded().Output);

    [Fact]
    public void The_template_uses_the_package_versions_of_this_repository()
    {
        string versions = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));
        MatchCollection references = Reference().Matches(string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, Content), "*.csproj", SearchOption.AllDirectories)
                .Select(System.IO.File.ReadAllText)));
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
