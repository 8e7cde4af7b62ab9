namespace BackupJobs.Packages.Tests.Packages;

/// <summary>Each package to the file: what is not listed here does not ship.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ContentTests(PackedPackages packages)
{
    [Fact]
    public void The_generator_is_one_dll_and_its_glue()
    {
        using Package package = packages.Open("BackupJobsGen");
        Assert.Equal(
            [
                "BackupJobsGen.nuspec", "LICENSE", "README.md", "analyzers/dotnet/cs/BackupJobsGen.dll",
                "buildTransitive/BackupJobsGen.props", "buildTransitive/BackupJobsGen.targets", "lib/net8.0/_._",
            ],
            package.Files);
        Assert.Equal([$"net8.0: BackupJobs.Runtime {PackedPackages.Version}"], package.Dependencies);
    }

    [Theory]
    [InlineData("BackupJobs.Runtime")]
    [InlineData("BackupJobs.Emulator")]
    public void A_library_is_an_assembly_with_its_documentation_per_framework(string id)
    {
        using Package package = packages.Open(id);
        Assert.Equal(
            [
                $"{id}.nuspec", "LICENSE", "README.md",
                $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml",
            ],
            package.Files);
        Assert.Contains("<summary>", package.Text($"lib/net8.0/{id}.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BackupJobs.Runtime")]
    [InlineData("BackupJobs.Emulator")]
    public void The_runtime_and_the_emulator_depend_on_the_framework_alone(string id)
    {
        using Package package = packages.Open(id);
        Assert.Empty(package.Dependencies);
    }

    [Theory]
    [InlineData("BackupJobs.Runtime")]
    [InlineData("BackupJobs.Emulator")]
    public void Symbols_come_in_a_package_of_their_own(string id)
    {
        using Package symbols = packages.Open(id, "snupkg");
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb", $"lib/net8.0/{id}.pdb"], symbols.Files);
    }
}
