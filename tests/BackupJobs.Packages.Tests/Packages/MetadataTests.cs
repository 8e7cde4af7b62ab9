namespace BackupJobs.Packages.Tests.Packages;

/// <summary>What the package's page shows.</summary>
[Collection(PackagesGroup.Name)]
public sealed class MetadataTests(PackedPackages packages)
{
    [Theory]
    [InlineData("BackupJobsGen")]
    [InlineData("BackupJobsGen.Runtime")]
    [InlineData("BackupJobs")]
    [InlineData("BackupJobs.Emulator")]
    [InlineData("BackupJobs.Tool")]
    [InlineData("BackupJobs.Templates")]
    public void A_package_says_what_it_is_under_which_licence_and_from_where(string id)
    {
        using Package package = packages.Open(id);
        Assert.Equal(id, package.Value("id"));
        Assert.Equal(PackedPackages.Version, package.Value("version"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("README.md", package.Value("readme"));
        Assert.InRange(package.Value("description")!.Length, 40, 300);
        Assert.NotEmpty(package.Value("tags") ?? "");
        Assert.Null(package.Value("icon"));
        Assert.Equal(WebRemote(), package.Element("repository")?.Attribute("url")?.Value ?? "");
    }

    // A remote that is a folder of someone's machine is not published.
    private static string WebRemote()
    {
        string remote = DotNet.Start("git", Repository.Root, "remote", "get-url", "origin").Output.Trim();
        return remote.StartsWith("https://", StringComparison.Ordinal) ? remote : "";
    }
}
