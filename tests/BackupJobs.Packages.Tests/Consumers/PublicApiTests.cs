namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>A project that keeps the public API of its generated client in a text file, as `generator/README.md` describes.</summary>
[Collection(PackagesGroup.Name)]
public sealed class PublicApiTests(PackedPackages packages)
{
    private const string Accept = "-p:BackupJobsGenAcceptPublicApi=true";

    [LongFact]
    public void A_new_document_fails_the_build_until_its_public_API_is_accepted()
    {
        Consumer consumer = new Consumer(packages, "api")
            .Project("Api", $"""
                  <PropertyGroup>
                    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                    <PackageReference Include="Microsoft.CodeAnalysis.PublicApiAnalyzers" Version="4.14.0" PrivateAssets="all" />
                    <OpenApiClient Include="jobs.json" Namespace="Contoso" ClientName="JobsClient" />
                  </ItemGroup>
                """)
            .File("Api/jobs.json", Document("status"));

        consumer.Build("Api", Accept).Clean();
        consumer.Build("Api").Clean();
        string text = System.IO.File.ReadAllText(Path.Combine(consumer.Folder, "Api", "PublicAPI.Unshipped.txt"));
        Assert.StartsWith("#nullable enable\n", text, StringComparison.Ordinal);
        Assert.Contains("\nContoso.Job.Status.get -> string?\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\nContoso.JobsOperations.GetAsync(System.Threading.CancellationToken cancellationToken = default(System.Threading.CancellationToken)) -> ",
            text, StringComparison.Ordinal);

        consumer.File("Api/jobs.json", Document("state"));
        IReadOnlyList<BuildMessage> errors = consumer.Build("Api").Failed().Errors;
        Assert.Equal(["RS0016", "RS0017"], errors.Select(error => error.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(errors, error => error.Text.Contains("'Contoso.Job.State.get -> string?'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Text.Contains("'Contoso.Job.Status.get -> string?'", StringComparison.Ordinal));

        consumer.Build("Api", Accept).Clean();
        consumer.Build("Api").Clean();
    }

    private static string Document(string member) => $$"""
        { "swagger": "2.0", "info": { "title": "T", "version": "1" },
          "paths": { "/one": { "get": { "operationId": "Jobs_Get", "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/Job" } } } } } },
          "definitions": { "Job": { "type": "object", "properties": { "{{member}}": { "type": "string" } } } } }
        """;
}
