using System.Xml.Linq;

namespace BackupJobs.Packages.Tests.Consumers;

/// <summary>Project files of the documents, built with the packages, or with the projects if the document says so.</summary>
[Collection(PackagesGroup.Name)]
public sealed class ReadmeTests(PackedPackages packages)
{
    private const string Upstream = "azure-rest-api-specs/";

    private static IEnumerable<CodeBlock> Projects => Markdown.Blocks.Where(block => block.Language == "xml");

    public static TheoryData<string> Blocks() => Names(Projects);

    public static TheoryData<string> OwnBlocks() =>
        Names(Projects.Where(block => !block.Text.Contains(Upstream, StringComparison.Ordinal)));

    public static TheoryData<string> UpstreamBlocks() =>
        Names(Projects.Where(block => block.Text.Contains(Upstream, StringComparison.Ordinal)));

    private static TheoryData<string> Names(IEnumerable<CodeBlock> blocks) => new(blocks.Select(block => block.ToString()));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_is_well_formed_and_names_existing_packages(string name)
    {
        XElement block = XElement.Parse($"<Block>{Find(name).Text}</Block>");
        Assert.NotEmpty(block.Elements());
        Assert.All(block.Descendants("OpenApiClient"), item => Assert.Empty(
            item.Attributes()
                .Select(attribute => attribute.Name.LocalName)
                .Except(
                [
                    "Include", "ClientName", "Namespace", "Operations", "Paths", "Tags", "ExcludeOperations", "ExcludePaths",
                    "IncludeDeprecated", "KeepSchemas", "GroupBy", "Accessibility", "ModelsOnly", "Overlays"
                ])));
        Assert.All(
            block.Descendants("PackageReference")
                .Where(item => item.Attribute("Include")!.Value.StartsWith("BackupJobs", StringComparison.Ordinal)),
            item =>
        {
            Assert.Contains(
                PackedPackages.Projects, project => Path.GetFileNameWithoutExtension(project) == item.Attribute("Include")!.Value);
            Assert.Equal(PackedPackages.Version, item.Attribute("Version")!.Value);
        });
    }

    private const string Pets = """
        openapi: 3.0.3
        info: { title: Pets, version: "1" }
        paths:
          /pet:
            get:
              operationId: Pets_Get
              responses:
                200: { description: ok, content: { application/json: { schema: { $ref: 'common/pet.yaml#/Pet' } } } }
                default: { description: no, content: { application/json: { schema: { $ref: 'errors.json#/Problem' } } } }
        """;

    [LongTheory]
    [MemberData(nameof(OwnBlocks))]
    public void A_block_builds(string name) => Builds(Find(name));

    [LongSharedTheory]
    [MemberData(nameof(UpstreamBlocks))]
    public void A_block_about_upstream_documents_builds_with_them(string name) => Builds(Find(name));

    private void Builds(CodeBlock block)
    {
        Consumer consumer = new(packages, "readme-" + Path.GetFileName(Path.GetDirectoryName(block.File)) + block.Line);
        foreach (string folder in (string[])["Shown", "Shown/specs"])
        {
            consumer.Copy("specs/2024-04-01/backup.json", $"{folder}/bms.json")
                .Copy("specs/common-types/errors.json", $"{folder}/common-types/errors.json");
            string document = Path.Combine(consumer.Folder, folder, "bms.json");
            System.IO.File.WriteAllText(
                document, System.IO.File.ReadAllText(document).Replace("../common-types/", "common-types/", StringComparison.Ordinal));
        }

        consumer.File("Shown/specs/errors.json", """{ "Problem": { "type": "object" } }""")
            .File("Shown/specs/common/pet.yaml", "Pet: { type: object, properties: { name: { type: string } } }")
            .File("Shown/specs/backup.yaml", Pets)
            .File("Shown/names.overlay.yaml", Markdown.Blocks.First(
                other => other.Language == "yaml" && other.Text.Contains("extends: ./bms.json", StringComparison.Ordinal)).Text);
        consumer.File("Shown/Shown.csproj", ProjectWith(block.Text)).File("Shown/Program.cs", ProgramBelow(block));
        consumer.Build("Shown").Clean();
    }

    private static CodeBlock Find(string name) => Markdown.Blocks.Single(block => block.ToString() == name);

    // A whole project is used as it is. Items get a project, and the package and document that the surrounding text assumes.
    private static string ProjectWith(string shown)
    {
        if (shown.StartsWith("<Project", StringComparison.Ordinal))
            return shown.Replace("path/to", Repository.Root, StringComparison.Ordinal);
        string items = shown.Replace(Upstream, Repository.Shared + "/upstream/", StringComparison.Ordinal);
        bool ready = UsesReadyClient(shown);
        string package = ready || items.Contains("\"BackupJobsGen\"", StringComparison.Ordinal)
            ? ""
            : $"""<PackageReference Include="BackupJobsGen" Version="{PackedPackages.Version}" />""";
        string document = ready || items.Contains("<OpenApiClient", StringComparison.Ordinal)
            ? ""
            : """<OpenApiClient Include="specs/bms.json" Namespace="Contoso.Backup" ClientName="BackupClient" /><OpenApiClientReference Include="specs/common-types/*.json" />""";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NoWarn>$(NoWarn);RS0016</NoWarn>
              </PropertyGroup>
              <ItemGroup>{package}{document}</ItemGroup>
              {(items.Contains("ItemGroup", StringComparison.Ordinal) ? items : $"<ItemGroup>{items}</ItemGroup>")}
            </Project>
            """;
    }

    private static bool UsesReadyClient(string items) => items.Contains("\"BackupJobs\"", StringComparison.Ordinal);

    // The C# block directly below is the program of the project.
    private static string ProgramBelow(CodeBlock block)
    {
        CodeBlock? next =
            Markdown.Blocks.FirstOrDefault(
                other => other.File == block.File && other.Line == block.Line + block.Lines.Count + 2 && other.Language == "csharp");
        ILookup<bool, string> lines = (next?.Text ?? "_ = new BackupClient(httpClient);").Split('\n')
            .ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('='));
        return $"""
            {(UsesReadyClient(block.Text) ? "" : "using Contoso.Backup;")}
            {string.Join('\n', lines[true])}
            string vaultResourceId = "", container = "", item = "", vaultName = "", resourceGroupName = "", subscriptionId = "";
            using System.Net.Http.HttpClient httpClient = new();
            _ = (vaultResourceId, container, item, vaultName, resourceGroupName, subscriptionId, httpClient);
            {string.Join('\n', lines[false])}
            """;
    }
}
