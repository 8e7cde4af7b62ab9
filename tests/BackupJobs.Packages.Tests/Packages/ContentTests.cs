namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The files of each package: a file that is not listed here fails the test.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ContentTests(PackedPackages packages)
{
    [Fact]
    public void The_generator_package_has_one_analyzer_and_its_build_files()
    {
        using Package package = packages.Open("BackupJobsGen");
        Assert.Equal(
            [
                "BackupJobsGen.nuspec", "DIAGNOSTICS.md", "LICENSE", "README.md", "TESTING.md", "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/BackupJobsGen.dll", "bom.json", "buildTransitive/BackupJobsGen.Prepare.targets",
                "buildTransitive/BackupJobsGen.PublicApi.targets", "buildTransitive/BackupJobsGen.props",
                "buildTransitive/BackupJobsGen.targets", "lib/net8.0/_._", "tools/BackupJobsGen.Tasks.dll", "tools/YamlDotNet.dll",
            ],
            package.Files);
        Assert.Equal([$"net8.0: BackupJobsGen.Runtime {PackedPackages.Version}"], package.Dependencies);
    }

    [Theory]
    [InlineData("BackupJobsGen.Runtime")]
    [InlineData("BackupJobsGen.Testing")]
    [InlineData("BackupJobs")]
    [InlineData("BackupJobs.Emulator")]
    public void A_library_has_an_assembly_with_documentation_for_each_framework(string id)
    {
        using Package package = packages.Open(id);
        Assert.Equal(
            [
                $"{id}.nuspec", "LICENSE", "README.md", "bom.json",
                $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml",
            ],
            package.Files);
        Assert.Contains("<summary>", package.Text($"lib/net8.0/{id}.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BackupJobsGen.Testing")]
    [InlineData("BackupJobs.Emulator")]
    public void The_servers_for_tests_have_no_dependencies(string id)
    {
        using Package package = packages.Open(id);
        Assert.Empty(package.Dependencies);
    }

    [Fact]
    public void The_runtime_has_one_dependency_that_is_part_of_NET_10()
    {
        using Package package = packages.Open("BackupJobsGen.Runtime");
        Assert.Equal(["net8.0: System.Net.ServerSentEvents 10.0.12"], package.Dependencies);
    }

    [Theory]
    [InlineData("BackupJobsGen.Runtime")]
    [InlineData("BackupJobsGen.Testing")]
    [InlineData("BackupJobs")]
    [InlineData("BackupJobs.Emulator")]
    public void Symbols_are_in_a_separate_package(string id)
    {
        using Package symbols = packages.Open(id, "snupkg");
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb"], symbols.Files);
    }

    [Fact]
    public void The_client_depends_on_the_runtime_and_on_packages_of_its_public_API()
    {
        using Package package = packages.Open("BackupJobs");
        string[] names = ["Azure.Core", "BackupJobsGen.Runtime", "Microsoft.Extensions.Http", "Microsoft.Extensions.Http.Resilience"];
        IEnumerable<string> expected = new[] { "net10.0", "net8.0" }.SelectMany(framework => names.Select(name => $"{framework}: {name}"));
        Assert.Equal(
            expected, package.Dependencies.Select(dependency => dependency[..dependency.LastIndexOf(' ')]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generated_members_are_documented_with_their_names_in_the_document()
    {
        using Package package = packages.Open("BackupJobs");
        string documentation = package.Text("lib/net8.0/BackupJobs.xml");
        Assert.Contains(
            "Operation <c>BackupJobs_List</c>: GET <c>/subscriptions/{subscriptionId}/", documentation, StringComparison.Ordinal);
        Assert.Contains("Schema <c>/definitions/JobResource</c>.", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_template_package_has_files_only()
    {
        const string Content = "content/backup-jobs-client/";
        using Package package = packages.Open("BackupJobs.Templates");
        Assert.Equal("Template", package.Element("packageTypes")!.Elements().Single().Attribute("name")!.Value);
        Assert.Empty(package.Dependencies);
        Assert.Equal(
            [
                "BackupJobs.Templates.nuspec", "LICENSE", "README.md", "bom.json",
                Content + ".template.config/template.json",
                Content + "BackupJobsClient.Tests/BackupJobsClient.Tests.csproj", Content + "BackupJobsClient.Tests/UnfinishedJobsTests.cs",
                Content + "BackupJobsClient.slnx",
                Content + "BackupJobsClient/BackupJobsClient.csproj", Content + "BackupJobsClient/Program.cs",
                Content + "BackupJobsClient/UnfinishedJobs.cs", Content + "BackupJobsClient/VaultAddress.cs",
                Content + "BackupJobsClient/specs/2024-04-01/backup.json", Content + "BackupJobsClient/specs/common-types/errors.json",
                Content + "Directory.Build.targets", Content + "README.md",
            ],
            package.Files);
    }

    [Fact]
    public void The_tool_package_contains_all_its_dependencies()
    {
        using Package package = packages.Open("BackupJobs.Tool");
        Assert.Equal("DotnetTool", package.Element("packageTypes")!.Elements().Single().Attribute("name")!.Value);
        Assert.Null(package.Element("dependencies"));
        Assert.Equal(
            ["BackupJobs.Tool.nuspec", "LICENSE", "README.md", "bom.json"],
            package.Files.Where(file => !file.StartsWith("tools/", StringComparison.Ordinal)));
        string[] ours =
            [
                "BackupJobs.Emulator.dll", "BackupJobs.dll", "BackupJobsGen.Runtime.dll", "DotnetToolSettings.xml",
                "backup-jobs.deps.json", "backup-jobs.dll", "backup-jobs.runtimeconfig.json"
            ];
        Assert.Empty(ours.Select(name => "tools/net10.0/any/" + name).Except(package.Files));
        Assert.DoesNotContain(
            package.Files,
            file => file.Contains("CodeAnalysis", StringComparison.Ordinal)
                || file.EndsWith("/BackupJobsGen.dll", StringComparison.Ordinal));
    }
}
