namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A mistake in a consumer's project is one message that says where and what to do.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ProblemTests(PackedPackages packages)
{
    [Fact]
    public void A_broken_reference_is_reported_at_its_line_and_column()
    {
        Consumer consumer = new Consumer(packages, "broken")
            .Project("Broken", Client("<TargetFramework>net10.0</TargetFramework>"))
            .File("Broken/broken.json", """
                {
                  "swagger": "2.0", "info": { "title": "T", "version": "1" },
                  "paths": { "/jobs": { "get": { "operationId": "Jobs_List", "responses": {
                    "200": { "description": "ok", "schema": { "$ref": "#/definitions/Job" } } } } } }
                }
                """);
        BuildMessage error = Assert.Single(consumer.Build("Broken").Failed().Errors);
        Assert.Equal(("BJG1007", 4, 55), (error.Id, error.Line, error.Column));
        Assert.EndsWith(Path.Combine("Broken", "broken.json"), error.File, StringComparison.Ordinal);
        Assert.Contains("#/definitions/Job", error.Text, StringComparison.Ordinal);
    }

    [LongFact]
    public void An_old_language_version_is_one_error()
    {
        Consumer consumer = new Consumer(packages, "language")
            .Project("Old", Client("<TargetFramework>net10.0</TargetFramework><LangVersion>11</LangVersion>"))
            .File("Old/broken.json", Sound);
        Assert.Equal("BJG2006", Assert.Single(consumer.Build("Old").Failed().Errors).Id);
    }

    [LongFact]
    public void An_old_compiler_is_one_error()
    {
        Consumer consumer = new Consumer(packages, "compiler")
            .Project("Old", Client("<TargetFramework>net10.0</TargetFramework>"))
            .File("Old/broken.json", Sound);
        BuildMessage error = Assert.Single(consumer.Build("Old", "-p:CompilerApiVersion=roslyn4.7").Failed().Errors);
        Assert.Equal("BJG2006", error.Id);
    }

    [LongFact]
    public void A_missing_runtime_is_one_error()
    {
        Consumer consumer = new Consumer(packages, "runtime")
            .Project(
                "Alone",
                Client(
                    "<TargetFramework>net10.0</TargetFramework>").Replace(
                    "/>\n    <OpenApiClient", "IncludeAssets=\"analyzers;build;buildTransitive\" />\n    <OpenApiClient",
                    StringComparison.Ordinal))
            .File("Alone/broken.json", Sound);
        Assert.Equal("BJG2005", Assert.Single(consumer.Build("Alone").Failed().Errors).Id);
    }

    private const string Sound = """
        { "swagger": "2.0", "info": { "title": "T", "version": "1" },
          "paths": { "/jobs": { "get": { "operationId": "Jobs_List", "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/Job" } } } } } },
          "definitions": { "Job": { "type": "object", "properties": { "name": { "type": "string" }, "tasks": { "type": "array", "items": { "type": "string" } } } } } }
        """;

    private static string Client(string properties) => $"""
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
            <OpenApiClient Include="broken.json" Namespace="Contoso" ClientName="JobsClient" />
          </ItemGroup>
        """;
}
