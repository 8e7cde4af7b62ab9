namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A first program on each framework.</summary>
[Collection(PackagesGroup.Name)]
public sealed class FrameworkTests(PackedPackages packages)
{
    [Fact]
    public void A_console_program_builds_and_runs_from_an_empty_cache()
    {
        Consumer consumer = new Consumer(packages, "net10")
            .WithDocuments()
            .Project("App", JobProgram.Project("<TargetFramework>net10.0</TargetFramework>"))
            .File("App/Program.cs", JobProgram.Source);
        consumer.Build("App").Clean();
        Assert.Equal(JobProgram.Output, consumer.Run("App"));
    }

    [LongFact]
    public void A_program_for_two_frameworks_builds_and_runs_on_both()
    {
        Consumer consumer = new Consumer(packages, "net8")
            .WithDocuments()
            .Project("App", JobProgram.Project("<TargetFrameworks>net8.0;net10.0</TargetFrameworks><RollForward>Major</RollForward>"))
            .File("App/Program.cs", JobProgram.Source);
        consumer.Build("App").Clean();
        Assert.Equal(JobProgram.Output, consumer.Run("App", "net8.0"));
        Assert.Equal(JobProgram.Output, consumer.Run("App", "net10.0"));
    }

    [LongFact]
    public void Central_package_management_works()
    {
        Consumer consumer = new Consumer(packages, "central")
            .WithDocuments()
            .File("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                  </PropertyGroup>
                  <ItemGroup><PackageVersion Include="BackupJobsGen" Version="{PackedPackages.Version}" /></ItemGroup>
                </Project>
                """)
            .Project(
                "App",
                JobProgram.Project("<TargetFramework>net10.0</TargetFramework>")
                    .Replace($" Version=\"{PackedPackages.Version}\"", "", StringComparison.Ordinal))
            .File("App/Program.cs", JobProgram.Source);
        consumer.Build("App").Clean();
        Assert.Equal(JobProgram.Output, consumer.Run("App"));
    }
}
