using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackupJobs.Tests.Specs;

public partial class SpecsAreWellFormedTests
{
    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void A_document_has_the_operations_that_it_is_for(string name) =>
        Assert.Equal(OurSpecs.Expected[name].Order(), OurSpecs.Load(name).Operations.Select(operation => operation.Id).Order());

    [Fact]
    public void There_are_no_other_documents()
    {
        string[] expected = [.. OurSpecs.Expected.Keys, .. OurSpecs.Shared, OurSpecs.Fleet];
        IEnumerable<string> found = Directory.EnumerateFiles(OurSpecs.Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(OurSpecs.Folder, file).Replace(Path.DirectorySeparatorChar, '/'));
        Assert.Equal(expected.Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(OurSpecs.NamesWithShared), MemberType = typeof(OurSpecs))]
    public void Every_reference_leads_somewhere(string name)
    {
        SpecFile file = OurSpecs.Load(name);
        Assert.All(SpecClosure.ReferencesIn(file.Root), reference => Assert.NotNull(file.Resolve(reference)));
    }

    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void Every_definition_and_parameter_is_needed(string name)
    {
        SpecFile file = OurSpecs.Load(name);
        IEnumerable<string> needed = SpecClosure.Of(file, OurSpecs.Expected[name]).Keys;
        IEnumerable<string> declared =
            from kind in new[] { "parameters", "definitions" }
            from member in file.Root[kind]!.AsObject()
            select $"/{kind}/{JsonPointer.Escape(member.Key)}";
        Assert.Empty(declared.Except(needed));
    }

    [Fact]
    public void Every_shared_definition_is_needed()
    {
        foreach (string shared in OurSpecs.Shared)
        {
            SpecFile file = OurSpecs.Load(shared);
            IEnumerable<string> needed =
                from name in OurSpecs.Expected.Keys
                from reference in SpecClosure.ReferencesIn(OurSpecs.Load(name).Root)
                where reference.StartsWith($"../{shared}#", StringComparison.Ordinal)
                select reference;
            IEnumerable<string> inside = SpecClosure.ReferencesIn(file.Root);
            IEnumerable<string> declared =
                from kind in new[] { "parameters", "definitions" }
                from member in file.Root[kind]?.AsObject() ?? []
                select member.Key;
            Assert.Empty(declared.Except(needed.Concat(inside).Select(reference => reference[(reference.LastIndexOf('/') + 1)..])));
        }
    }

    [Theory]
    [MemberData(nameof(OurSpecs.NamesWithShared), MemberType = typeof(OurSpecs))]
    public void Every_part_is_described_in_whole_sentences(string name)
    {
        (string Pointer, JsonNode Node)[] parts = [.. SpecParts.Of(OurSpecs.Load(name))];

        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Matches(WholeSentences(), $"{(string?)part.Node["description"]}@{part.Pointer}"));
    }

    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void Every_operation_has_a_one_line_summary(string name) =>
        Assert.All(OurSpecs.Load(name).Operations, operation => Assert.Matches(@"^[A-Z].{10,100}\.$", (string)operation.Node["summary"]!));

    [Theory]
    [MemberData(nameof(OurSpecs.NamesWithShared), MemberType = typeof(OurSpecs))]
    public void Every_enum_describes_each_of_its_values(string name)
    {
        foreach ((string pointer, JsonNode node) in SpecParts.Of(OurSpecs.Load(name)))
        {
            if (node["enum"] is not JsonArray values)
                continue;
            IEnumerable<string?> described = (node["x-ms-enum"]?["values"]?.AsArray() ?? []).Select(value => (string?)value!["value"]);
            Assert.True(values.Select(value => (string?)value).SequenceEqual(described), pointer);
        }
    }

    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void Placeholders_of_a_path_are_its_path_parameters(string name)
    {
        SpecFile file = OurSpecs.Load(name);
        foreach ((_, string pointer, JsonObject operation) in file.Operations)
        {
            IEnumerable<string> declared =
                from parameter in operation["parameters"]!.AsArray()
                let target = parameter!["$ref"] is { } reference ? file.Resolve((string)reference!)!.Value.Node : parameter
                where (string)target["in"]! == "path"
                select (string)target["name"]!;
            Assert.Equal(Placeholder().Matches(pointer).Select(match => match.Groups[1].Value).Order(), declared.Order());
        }
    }

    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void Every_required_member_is_declared(string name)
    {
        SpecFile file = OurSpecs.Load(name);
        foreach ((string pointer, JsonNode node) in SpecParts.Of(file))
        {
            if (node["required"] is JsonArray required)
                Assert.All(required, member => Assert.True(Declares(file, node, (string)member!), $"{pointer}: {member}"));
        }
    }

    private static bool Declares(SpecFile file, JsonNode schema, string member) =>
        schema["properties"]?[member] is not null ||
        (schema["allOf"]?.AsArray() ?? []).Any(part => Declares(file, file.Resolve((string)part!["$ref"]!)!.Value.Node, member));

    [Theory]
    [MemberData(nameof(OurSpecs.Names), MemberType = typeof(OurSpecs))]
    public void The_readme_names_the_document_and_its_operations(string name)
    {
        string readme = File.ReadAllText(Path.Combine(OurSpecs.Folder, "README.md"));
        Assert.All(OurSpecs.Expected[name].Append(name), word => Assert.Contains($"`{word}`", readme, StringComparison.Ordinal));
    }

    // The pointer stands behind the @ so that a failure says where; a description must not be empty, padded or broken into lines.
    [GeneratedRegex(@"^[A-Z][^\r\n@]*[^\s]\.@")]
    private static partial Regex WholeSentences();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
