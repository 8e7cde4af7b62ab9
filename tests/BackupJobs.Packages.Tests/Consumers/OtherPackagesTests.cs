namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Projects that also use other packages for OpenAPI documents.</summary>
[Collection(PackagesGroup.Name)]
public sealed class OtherPackagesTests(PackedPackages packages)
{
    // Its targets process every OpenApiReference item: files that our documents refer to must not be one.
    [LongFact]
    public void A_project_with_ApiDescription_Client_builds()
    {
        Consumer consumer = new Consumer(packages, "api-description")
            .WithDocuments()
            .Project("App", JobProgram.Project("<TargetFramework>net10.0</TargetFramework>", """
                  <ItemGroup><PackageReference Include="Microsoft.Extensions.ApiDescription.Client" Version="8.0.34" PrivateAssets="all" /></ItemGroup>
                """))
            .File("App/Program.cs", JobProgram.Source);
        consumer.Build("App").Clean();
        Assert.Equal(JobProgram.Output, consumer.Run("App"));
    }
}
