namespace BackupJobs.Packages.Tests.Packages;

/// <summary>What the package's page shows.</summary>
[Collection(PackagesGroup.Name)]
public sealed class MetadataTests(PackedPackages packages)
{
    [Theory]
    [InlineData("BackupJobsGen")]
    [InlineData("BackupJobsGen.Runtime")]
    [InlineData("BackupJobsGen.Testing")]
    [InlineData("BackupJobs")]
    [InlineData("BackupJobs.Emulator")]
    [InlineData("BackupJobs.Tool")]
    [InlineData("BackupJobs.Templates")]
    public void A_package_has_description_license_and_repository(string id)
    {
        using Package package = packages.Open(id);
        Assert.Equal(id, package.Value("id"));
        Assert.Equal(PackedPackages.Version, package.Value("version"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("README.md", package.Value("readme"));
        Assert.InRange(package.Value("description")!.Length, 40, 300);
        Assert.NotEmpty(package.Value("tags") ?? "");
        Assert.Null(package.Value("icon"));
        Assert.Equal(Sources.RepositoryUrl, package.Element("repository")?.Attribute("url")?.Value);
        Assert.Equal(Sources.RepositoryUrl, package.Value("projectUrl"));
    }
}
