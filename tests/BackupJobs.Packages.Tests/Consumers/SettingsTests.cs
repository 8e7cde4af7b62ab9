namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Project settings that must not affect generated code.</summary>
[Collection(PackagesGroup.Name)]
public sealed class SettingsTests(PackedPackages packages)
{
    [Fact]
    public void A_library_with_all_analyzers_and_without_implicit_usings_builds_without_a_warning()
    {
        Consumer consumer = new Consumer(packages, "strict")
            .WithDocuments()
            .Project("Strict", $"""
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>disable</ImplicitUsings>
                    <Nullable>disable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <AnalysisMode>All</AnalysisMode>
                    <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                    <GenerateDocumentationFile>true</GenerateDocumentationFile>
                    <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                    <OpenApiClient Include="../specs/2024*/backup*.json" />
                    <OpenApiClientReference Include="../specs/common-types/*.json" />
                  </ItemGroup>
                """)
            .File("Strict/VaultReader.cs", """
                namespace Strict
                {
                    /// <summary>Reads a vault.</summary>
                    public static class VaultReader
                    {
                        /// <summary>The client of a document that a glob includes, named after file name and root namespace.</summary>
                        public static ApiResponseOfJob Read(BackupClient client) => new ApiResponseOfJob(client);
                    }

                    /// <summary>Holds what was read.</summary>
                    /// <param name="Client">The client.</param>
                    public sealed record ApiResponseOfJob(BackupClient Client);
                }
                """);
        consumer.Build("Strict").Clean();
    }
}
