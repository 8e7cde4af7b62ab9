using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>The documents of the folder cases beside the repository; the README next to them says what is right.</summary>
public sealed class CaseTests
{
    [SharedFact]
    public void Every_case_has_a_test()
    {
        string folder = Path.Combine(Repository.Shared!, "cases");
        string tests = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "BackupJobsGen.Tests"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText));
        IEnumerable<string> rows = File.ReadLines(Path.Combine(folder, "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1].TrimEnd('/'));
        string[] cases =
            [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Concat(rows)
                .Select(name => Path.GetFileNameWithoutExtension(name)).Where(name => name != "README").Distinct()];

        Assert.NotEmpty(cases);
        Assert.All(cases, name => Assert.Contains(name + "\"", tests, StringComparison.Ordinal));
    }

    [SharedFact]
    public void Numbers_of_ASP_NET_Core_are_numbers()
    {
        Generation generation = Of("numbers-of-aspnet");
        Model response = new(generation.Type("XGetResponse"));

        Assert.Equal(typeof(int?), new Caller(generation).TypeOf("X", "Get", "page"));
        Assert.Equal(3, Model.Get(response.Read("""{"n":"3"}"""), "N"));
    }

    [SharedFact]
    public async Task A_discriminator_without_subtypes_is_a_plain_record()
    {
        Generation generation = Of("discriminator-without-subtypes");
        Caller caller = new(generation);

        await caller.CallAsync("X", "Post", ("body", new Model(generation.Type("M")).Read("""{"role":"r"}""")));

        Assert.Equal("""{"role":"r"}""", caller.Body);
    }

    [SharedFact]
    public void A_discriminator_of_one_value_is_a_hierarchy()
    {
        Generation generation = Of("discriminator-of-one-value");
        Model volume = new(generation.Type("Volume"));

        Assert.Equal("s", Model.Get(volume.Read("""{"type":"FileShare","mountPath":"/","shareName":"s"}"""), "ShareName"));
        Assert.Equal("UnknownVolume", volume.Read("""{"type":"Other","mountPath":"/"}""").GetType().Name);
    }

    [SharedFact]
    public void What_is_never_returned_is_not_required() =>
        Assert.Null(Model.Get(new Model(Of("write-only-required").Type("XGetResponse")).Read("{}"), "Pw"));

    [SharedTheory]
    [InlineData("form-list-of-files", "files", true)]
    [InlineData("form-file-of-openapi31", "file", false)]
    [InlineData("form-part-media-types", "img", false)]
    public async Task Files_have_a_name_and_a_media_type(string document, string field, bool isList)
    {
        Caller caller = new(Of(document));
        Runtime.FilePart part = new(new MemoryStream([1]), "é.png", "image/png");

        await caller.CallAsync("X", "Up", (field, isList ? new[] { part, part } : part));

        string[] parts = caller.Body.Split($"name=\"{field}\"");
        Assert.Equal(isList ? 3 : 2, parts.Length);
        Assert.Contains("Content-Type: image/png", caller.Body, StringComparison.Ordinal);
        Assert.Contains("filename=\"é.png\"", caller.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("filename*", caller.Body, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task An_object_in_a_form_is_JSON()
    {
        Generation generation = Of("form-part-media-types");
        Caller caller = new(generation);

        await caller.CallAsync("X", "Up", ("info", new Model(generation.Type("XUpRequestInfo")).Read("""{"a":"b"}""")));

        Assert.Contains("Content-Type: application/json", caller.Body, StringComparison.Ordinal);
        Assert.Contains("""{"a":"b"}""", caller.Body, StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task The_media_types_of_the_document_are_accepted()
    {
        Caller caller = new(Of("vendor-media-type"), _ => new(System.Net.HttpStatusCode.OK) { Content = new StringContent("{}") });

        await caller.CallAsync("X", "Get");

        Assert.DoesNotContain("application/json", caller.Header("Accept").Split(',')[0], StringComparison.Ordinal);
    }

    [SharedFact]
    public void A_constant_rules_a_variant_out() => Assert.NotNull(Model.Get(
        new Model(Of("union-told-apart-by-constants").Type("XGetResponse")).Read("""{"s":"error"}"""), "AsXGetResponseOption2"));

    [SharedFact]
    public void Each_type_of_a_list_of_types_keeps_its_keywords()
    {
        Model response = new(Of("type-lists").Type("XGetResponse"));

        Assert.Equal(["q"], (IEnumerable<string>)Model.Get(response.Read("""{"a":["q"]}"""), "A", "AsStringList")!);
        Assert.Equal("v", Model.Get(response.Read("""{"o":{"k":"v"}}"""), "O", "AsXGetResponseOObject", "K"));
        Assert.Equal("txt", Model.Get(response.Read("""{"o":"txt"}"""), "O", "AsString"));
    }

    [SharedFact]
    public void A_time_is_written_as_it_was_read()
    {
        Model response = new(Of("time-with-offset").Type("XGetResponse"));

        Assert.Equal(new TimeOnly(10, 0), Model.Get(response.Read("""{"t":"10:00:00Z"}"""), "T"));
        Assert.Equal("""{"t":"10:00:00Z"}""", response.RoundTrip("""{"t":"10:00:00Z"}"""));
    }

    [SharedFact]
    public void A_next_link_may_be_in_a_nested_object()
    {
        Generation generation = Of("nested-next-link");

        Assert.Empty(generation.Reported);
        Assert.StartsWith(
            "ApiPageable", generation.Type("XOperations").GetMethod("ListAsync")!.ReturnType.Name, StringComparison.Ordinal);
    }

    private static Generation Of(string name) =>
        TestProject.Of(File.ReadAllText(Path.Combine(Repository.Shared!, "cases", name + ".json"))).Run().Compiles();
}
