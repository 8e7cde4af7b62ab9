using System.Text;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Build;

/// <summary>
/// Mistakes in projects and unusual files of documents, built as a user builds: one message that says what to do, or none.
/// </summary>
public sealed class MistakeTests(MistakeTests.Builds builds) : IClassFixture<MistakeTests.Builds>
{
    private const string Client = """<OpenApiClient Include="pets.json" ClientName="PetClient" Namespace="Contoso.Test" """;

    private static readonly string Document = Swagger.Thing(""" "name": { "type": "string" } """);

    /// <summary>A project for each mistake, all built at once.</summary>
    public sealed class Builds : IDisposable
    {
        private readonly ProjectBuild _build = new();

        public Builds()
        {
            byte[] pets = ProjectBuild.Utf8(Document);
            byte[] others = ProjectBuild.Utf8(Swagger.Document(Swagger.Get("""{ "type": "string" }""", "Others_Get", "/others")));
            Add(
                "Namespaces",
                $"""{Client} /><OpenApiClient Include="pets2.json" ClientName="OtherClient" Namespace="Contoso.Test" />""",
                ("pets2.json", pets));
            Add(
                "Contradiction",
                $"""{Client} /><OpenApiClient Include="others.json" ClientName="PetClient" Namespace="Contoso.Other" />""",
                ("others.json", others));
            Add("Additional", $"""{Client} /><AdditionalFiles Include="pets.json" SomeoneElses="metadata" />""");
            Add("Metadata", $"""{Client} Operation="Things_*" />""");
            Add(
                "MetadataWithoutPackage",
                $"""{Client} Operation="Things_*" /></ItemGroup><PropertyGroup><BackupJobsGenTasksAssembly /></PropertyGroup><ItemGroup>""");
            Add(
                "MetadataAsError",
                $"""{Client} Operation="Things_*" /></ItemGroup><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup><ItemGroup>""");
            Add(
                "ReferenceMetadata", $"""{Client} /><OpenApiClientReference Include="others.json" Namespace="X" />""",
                ("others.json", others));
            Add("Missing", """<OpenApiClient Include="cats.json" ClientName="PetClient" Namespace="Contoso.Test" />""");
            Add("Folder", $"{Client} /><OpenApiClientReference Include=\".\" />");
            Add("FolderOfOverlay", $"{Client} Overlays=\"./\" />");
            Add(
                "Url",
                """<OpenApiClient Include="https://petstore.example/v2/swagger.json" ClientName="PetClient" Namespace="Contoso.Test" />""");
            Add(
                "Comma", """<OpenApiClient Include="pets.json,others.json" ClientName="PetClient" Namespace="Contoso.Test" />""",
                ("others.json", others));
            Add("CommaInPatterns", $"""{Client} Operations="Things_Get,*_Get" />""");
            Add(
                "MissingComma", $"{Client} />",
                Document.Replace("""{ "title": "Test",""", """{ "title": "Test" """, StringComparison.Ordinal));
            Add("Bom", $"{Client} />", Encoding.UTF8.GetPreamble(), pets);
            Add("CrLf", $"{Client} />", Document.Replace("\n", "\r\n", StringComparison.Ordinal));
            Add("Utf16", $"{Client} />", Encoding.Unicode.GetPreamble(), Encoding.Unicode.GetBytes(Document));
            Add("Utf16BigEndian", $"{Client} />", Encoding.BigEndianUnicode.GetPreamble(), Encoding.BigEndianUnicode.GetBytes(Document));
            Add("Utf16WithoutMark", $"{Client} />", [], Encoding.Unicode.GetBytes(Document));
            Add(
                "DuplicateKey", $"{Client} />",
                Document.Replace("\"host\":", "\"host\": \"first.example\",\r\n\"host\":", StringComparison.Ordinal));
            Add("Empty", $"{Client} />", "");
            Add("Yaml", $"{Client} />", "openapi: 3.0.0\npaths: {}\n");
            Messages = _build.Run();
            Output = _build.Output;
        }

        internal ILookup<string, BuildMessage> Messages { get; }

        public string Output { get; }

        public bool HasOutput(string project) => _build.HasOutput(project);

        public bool HasFile(string project, string name) => _build.HasFile(project, name);

        public void Dispose() => _build.Dispose();

        private void Add(string name, string items, params (string File, byte[] Content)[] others) =>
            _build.Add(name, items, [("pets.json", ProjectBuild.Utf8(Document)), .. others]);

        private void Add(string name, string items, string document) => Add(name, items, [], ProjectBuild.Utf8(document));

        private void Add(string name, string items, byte[] mark, byte[] document) =>
            _build.Add(name, items, ("pets.json", [.. mark, .. document]));
    }

    [Theory]
    [InlineData("Namespaces", "BJG2009", 0, "Give its items another Namespace")]
    [InlineData("Contradiction", "BJG2010", 0, "Write one Namespace, or another ClientName")]
    [InlineData("Metadata", "BJG2012", 0, "'Operation' is not metadata of <OpenApiClient>; it is ignored. Write one of ClientName")]
    [InlineData("MetadataWithoutPackage", "BJG2012", 0, "'Operation' is not metadata of <OpenApiClient>; it is ignored. Write one")]
    [InlineData("ReferenceMetadata", "BJG2012", 0, "'Namespace' is not metadata of <OpenApiClientReference>")]
    [InlineData("Missing", "BJG2001", 0, "cats.json: there is no file")]
    [InlineData("Folder", "BJG2001", 0, ".: it is a folder; name the file")]
    [InlineData("FolderOfOverlay", "BJG2001", 0, "./: it is a folder; name the file")]
    [InlineData("Url", "BJG2001", 0, "save the document in the project and name that file")]
    [InlineData("Comma", "BJG2001", 0, "separate documents with semicolons")]
    [InlineData("CommaInPatterns", "BJG2011", 0, "Separate patterns with semicolons")]
    [InlineData("MissingComma", "BJG1001", 3, "expected")]
    [InlineData("Utf16WithoutMark", "BJG1001", 1, "save the file as UTF-8")]
    [InlineData("DuplicateKey", "BJG1003", 5, "the last value is used")]
    [InlineData("Empty", "BJG1001", 1, "the file is empty")]
    [InlineData("Yaml", "BJG1001", 1, "the name of a YAML file ends with .yaml or .yml")]
    public void A_mistake_is_one_message_that_says_what_to_do(string project, string id, int line, string text)
    {
        // Where nothing can be generated, the program that uses it does not compile either, which the compiler does not report.
        BuildMessage[] messages = [.. builds.Messages[project]];
        Assert.True(messages.Length == 1, string.Join('\n', builds.Messages[project]));
        Assert.Equal((id, line), (messages[0].Id, line == 0 ? 0 : messages[0].Line));
        Assert.Contains(text, messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_is_an_error_where_warnings_are()
    {
        Assert.Equal("BJG2012", Assert.Single(builds.Messages["MetadataAsError"]).Id);
        Assert.Contains("MetadataAsError.csproj : error BJG2012", builds.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Metadata", false)]
    [InlineData("ReferenceMetadata", false)]
    [InlineData("CommaInPatterns", true)]
    public void Metadata_is_checked_until_nothing_is_wrong(string project, bool isDone) =>
        Assert.Equal(isDone, builds.HasFile(project, "BackupJobsGen.metadata.checked"));

    [Theory]
    [InlineData("Additional")]
    [InlineData("Bom")]
    [InlineData("CrLf")]
    [InlineData("Utf16")]
    [InlineData("Utf16BigEndian")]
    public void What_is_not_a_mistake_builds_without_a_message(string project)
    {
        Assert.Empty(builds.Messages[project]);
        Assert.True(builds.HasOutput(project), builds.Output);
    }

    // A client that is generated in spite of the message is there, so that nothing else follows.
    [Theory]
    [InlineData("Metadata")]
    [InlineData("MetadataWithoutPackage")]
    [InlineData("CommaInPatterns")]
    [InlineData("DuplicateKey")]
    public void A_warning_does_not_stop_the_build(string project) => Assert.True(builds.HasOutput(project), builds.Output);
}
