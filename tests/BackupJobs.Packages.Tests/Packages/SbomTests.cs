using System.Text.Json;

namespace BackupJobs.Packages.Tests.Packages;

/// <summary>
/// The CycloneDX SBOM of each package. `ContentTests` checks that the file is there, `DeterminismTests` that it is the same
/// everywhere.
/// </summary>
[Collection(PackagesGroup.Name)]
public sealed class SbomTests(PackedPackages packages)
{
    [Theory]
    [InlineData("BackupJobsGen")]
    [InlineData("BackupJobsGen.Testing")]
    [InlineData("BackupJobs.Emulator")]
    [InlineData("BackupJobs.Templates")]
    public void A_package_without_third_party_code_requires_no_component(string id) => Assert.Empty(Required(id));

    [Theory]
    [InlineData("BackupJobsGen.Runtime", "System.Net.ServerSentEvents")]
    [InlineData(
        "BackupJobs", "Azure.Core", "BackupJobsGen.Runtime", "Microsoft.Extensions.Http", "Microsoft.Extensions.Http.Resilience",
        "Polly.Core")]
    [InlineData(
        "BackupJobs.Tool", "Azure.Identity", "BackupJobs", "BackupJobs.Emulator", "BackupJobsGen.Runtime", "Spectre.Console",
        "System.CommandLine")]
    public void A_package_lists_what_it_needs_directly_and_indirectly(string id, params string[] names) =>
        Assert.Empty(names.Except(Required(id)));

    private List<string> Required(string id)
    {
        using Package package = packages.Open(id);
        using JsonDocument sbom = JsonDocument.Parse(package.Bytes("bom.json"));
        JsonElement described = sbom.RootElement.GetProperty("metadata").GetProperty("component");
        Assert.Equal($"pkg:nuget/{id}@{PackedPackages.Version}", described.GetProperty("purl").GetString());
        return [.. sbom.RootElement.GetProperty("components").EnumerateArray()
            .Where(component => component.GetProperty("scope").GetString() == "required")
            .Select(component => component.GetProperty("name").GetString()!)];
    }
}
