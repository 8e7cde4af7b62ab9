namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>The recipe of `generator/README.md` that keeps the full generated code in the repository.</summary>
[Collection(PackagesGroup.Name)]
public sealed class GeneratedReviewTests(PackedPackages packages)
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    [LongFact]
    public void Committed_generated_code_differs_exactly_if_the_document_changed()
    {
        CodeBlock recipe =
            Markdown.Blocks.Single(
                block => block.Language == "xml" && block.Text.Contains("RemoveStaleGeneratedFiles", StringComparison.Ordinal));
        Consumer consumer = new Consumer(packages, "review")
            .Project("Review", $"""
                  <PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />
                    <OpenApiClient Include="jobs.json" Namespace="Contoso" ClientName="JobsClient" />
                  </ItemGroup>
                {recipe.Text}
                """)
            .File("Review/.gitignore", "bin/\nobj/\n")
            .File("Review/jobs.json", Document("Job"));
        consumer.Build("Review").Clean();
        Assert.Equal(Files("Job"), Generated(consumer));
        Git(consumer, "init", "--quiet");
        Git(consumer, "add", "--all");
        Git(consumer, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "All");

        consumer.File("Review/jobs.json", Document("Job") + "\n");
        Assert.Equal(0, BuildAndCompare(consumer));
        Assert.Equal(0, BuildAndCompare(consumer));

        consumer.File("Review/jobs.json", Document("Task"));
        Assert.Equal(1, BuildAndCompare(consumer));
        Assert.Equal(Files("Task"), Generated(consumer));
    }

    // The shell block that follows the recipe in the README.
    private static int BuildAndCompare(Consumer consumer)
    {
        consumer.Build("Review").Clean();
        Git(consumer, "add", "--intent-to-add", "Generated");
        return DotNet.Start("git", Folder(consumer), "diff", "--exit-code", "Generated").ExitCode;
    }

    private static void Git(Consumer consumer, params string[] arguments) => DotNet.Start("git", Folder(consumer), arguments).Succeeded();

    private static string Folder(Consumer consumer) => Path.Combine(consumer.Folder, "Review");

    private static IEnumerable<string> Generated(Consumer consumer) =>
        Directory.EnumerateFiles(Path.Combine(Folder(consumer), "Generated"), "JobsClient.*.cs", SearchOption.AllDirectories)
            .Select(
                file => $"{Path.GetRelativePath(Path.Combine(Folder(consumer), "Generated"), file).Split(Path.DirectorySeparatorChar)[0]} {Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string type) => Frameworks
        .SelectMany(framework => new[] { "JobsClient", "JobsOperations", type }.Select(name => $"{framework} JobsClient.{name}.g.cs"))
        .Order(StringComparer.Ordinal);

    private static string Document(string type) => $$"""
        { "swagger": "2.0", "info": { "title": "T", "version": "1" },
          "paths": { "/one": { "get": { "operationId": "Jobs_Get", "responses": { "200": { "description": "ok", "schema": { "$ref": "#/definitions/{{type}}" } } } } } },
          "definitions": { "{{type}}": { "type": "object", "properties": { "status": { "type": "string" } } } } }
        """;
}
