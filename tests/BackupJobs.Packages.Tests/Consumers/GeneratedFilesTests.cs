namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Names of generated files: one file for each client, group and type, with the same names in every build.</summary>
[Collection(PackagesGroup.Name)]
public sealed class GeneratedFilesTests(PackedPackages packages)
{
    [LongFact]
    public void Files_keep_their_names_and_a_glob_includes_a_new_document()
    {
        Consumer consumer = new Consumer(packages, "files")
            .Project("Files", $"""
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                    <CompilerGeneratedFilesOutputPath>../generated</CompilerGeneratedFilesOutputPath>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                    <OpenApiClient Include="documents/*.json" />
                  </ItemGroup>
                """)
            .File("Files/documents/vault.json", Document("Jobs", "How it ended."));
        string[] vault = ["VaultClient.Job.g.cs", "VaultClient.JobsOperations.g.cs", "VaultClient.VaultClient.g.cs"];

        consumer.Build("Files").Clean();
        Assert.Equal(vault, Generated(consumer));
        Assert.Contains("Operation <c>Jobs_Get</c>: GET <c>/one</c>", Text(consumer, vault[1]), StringComparison.Ordinal);
        Assert.Contains("How it ended.", Text(consumer, vault[0]), StringComparison.Ordinal);

        consumer.File("Files/documents/vault.json", Document("Jobs", "Its final state.")).Build("Files").Clean();
        Assert.Equal(vault, Generated(consumer));
        Assert.Contains("Its final state.", Text(consumer, vault[0]), StringComparison.Ordinal);

        consumer.File(
            "Files/documents/region.json", Document("Copies", "How it ended.").Replace("Job\"", "Copy\"", StringComparison.Ordinal))
            .Build("Files")
            .Clean();
        Assert.Equal(
            ["RegionClient.CopiesOperations.g.cs", "RegionClient.Copy.g.cs", "RegionClient.RegionClient.g.cs", .. vault],
            Generated(consumer));
    }

    private static string Document(string group, string status) => $$"""
        { "swagger": "2.0", "info": { "title": "T", "version": "1" },
          "paths": { "/one": { "get": { "operationId": "{{group}}_Get", "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/Job" } } } } } },
          "definitions": { "Job": { "type": "object", "properties": { "status": { "type": "string", "description": "{{status}}" } } } } }
        """;

    private static string Folder(Consumer consumer) =>
        Path.Combine(consumer.Folder, "generated", "BackupJobsGen", "BackupJobsGen.OpenApiClientGenerator");

    private static string[] Generated(Consumer consumer) =>
        [.. Directory.EnumerateFiles(Folder(consumer)).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    private static string Text(Consumer consumer, string name) => System.IO.File.ReadAllText(Path.Combine(Folder(consumer), name));
}
