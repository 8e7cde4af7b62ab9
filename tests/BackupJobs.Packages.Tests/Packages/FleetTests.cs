namespace BackupJobs.Packages.Tests.Packages;

/// <summary>The packages of the service: its library, and its command with a unit for systemd.</summary>
[Collection(PackagesGroup.Name)]
public sealed class FleetTests(PackedPackages packages)
{
    [Fact]
    public void The_library_has_an_assembly_with_documentation()
    {
        using Package package = packages.Open("BackupJobs.Fleet");
        Assert.Equal(
            [
                "BackupJobs.Fleet.nuspec", "LICENSE", "README.md", "bom.json", "lib/net10.0/BackupJobs.Fleet.dll",
                "lib/net10.0/BackupJobs.Fleet.xml",
            ],
            package.Files);
        Assert.Contains(package.Dependencies, dependency => dependency.StartsWith("net10.0: WolverineFx ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tool_contains_all_its_dependencies_and_a_unit()
    {
        using Package package = packages.Open("BackupJobs.Fleet.Tool");
        Assert.Equal("DotnetTool", package.Element("packageTypes")!.Elements().Single().Attribute("name")!.Value);
        Assert.Null(package.Element("dependencies"));
        string[] ours =
        [
            "BackupJobs.Emulator.dll", "BackupJobs.Fleet.dll", "BackupJobs.dll", "BackupJobsGen.Runtime.dll", "backup-jobs-fleet.dll",
            "backup-jobs-fleet.runtimeconfig.json",
        ];
        Assert.Empty(ours.Select(name => "tools/net10.0/any/" + name).Except(package.Files));
        Assert.Contains("systemd/backup-jobs-fleet.service", package.Files);
    }

    [LongFact]
    public void The_tool_is_installed_and_checks_a_configuration()
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("backupjobs-fleet-");
        try
        {
            string config = """{ "tenants": [{ "id": "contoso" }], "database": { "file": "fleet.db" } }""";
            System.IO.File.WriteAllText(Path.Combine(home.FullName, "fleet.json"), config);
            string output = DotNet.Start("bash", home.FullName, "-c", $"""
                set -e
                export HOME='{home.FullName}' DOTNET_CLI_HOME='{home.FullName}' NUGET_PACKAGES='{home.FullName}/cache'
                dotnet tool install --tool-path tools --source '{packages.Folder}' BackupJobs.Fleet.Tool
                tools/backup-jobs-fleet config check -c fleet.json
                tools/backup-jobs-fleet --help
                """).Succeeded().Output;
            Assert.Contains("dead-letters", output, StringComparison.Ordinal);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
