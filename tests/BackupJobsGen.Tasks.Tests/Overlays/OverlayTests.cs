using BackupJobsGen.Documents;
using BackupJobsGen.Files;
using BackupJobsGen.Json;
using BackupJobsGen.Overlays;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Tasks.Tests.Overlays;

/// <summary>What overlays make of a document, and what they report.</summary>
public sealed class OverlayTests
{
    private const string Pets = """
        openapi: 3.0.3
        info: { title: Pets, tags: [a, b] }
        paths:
          /pets:
            get: { operationId: pets_list, parameters: [ { name: top }, { name: skip } ] }
            post: { operationId: pets_add }
          /admin: { get: { operationId: admin } }
        """;

    private static OpenApiDocument Apply(string document, params string[] overlays)
    {
        List<SourceProblem> problems = [];
        SourceNode root = SourceFile.Read("specs/pets.yaml", document, 0, problems)!;
        string[] paths = [.. overlays.Select((_, i) => $"specs/fix{i}.overlay.yaml")];
        Overlay target = new("specs/pets.yaml", root, problems);
        for (int i = 0; i < overlays.Length; i++)
            target.Apply(SourceFile.Read(paths[i], overlays[i], i + 1, problems)!, paths[i]);
        return OpenApiDocument.Parse("obj/pets.json", PreparedWriter.Write(["specs/pets.yaml", .. paths], problems, root));
    }

    private static string Actions(params string[] actions) =>
        $"overlay: 1.0.0\ninfo: {{ title: Fix, version: '1' }}\nactions:\n{string.Join("\n", actions.Select(action => "- " + action))}";

    private static string Fixed(string document, params string[] actions)
    {
        OpenApiDocument result = Apply(document, Actions(actions));
        Assert.Empty(result.Problems);
        return JsonWriter.Write(result.Root);
    }

    [Theory]
    [InlineData("{ target: $.o, update: { c: 3 } }", """{"o":{"a":1,"b":[1],"c":3},"l":[1]}""")]
    [InlineData("{ target: $.o, update: { a: 2, b: [2, 3] } }", """{"o":{"a":2,"b":[1,2,3]},"l":[1]}""")]
    [InlineData("{ target: $, update: { o: { b: [x] }, n: null } }", """{"o":{"a":1,"b":[1,"x"]},"l":[1],"n":null}""")]
    [InlineData("{ target: $.l, update: { x: 1 } }", """{"o":{"a":1,"b":[1]},"l":[1,{"x":1}]}""")]
    [InlineData("{ target: $.l, update: [2, 3] }", """{"o":{"a":1,"b":[1]},"l":[1,2,3]}""")]
    [InlineData("{ target: $.o.a, update: text }", """{"o":{"a":"text","b":[1]},"l":[1]}""")]
    [InlineData("{ target: '$.l[0]', update: false }", """{"o":{"a":1,"b":[1]},"l":[false]}""")]
    [InlineData("{ target: $.o.*, remove: true }", """{"o":{},"l":[1]}""")]
    [InlineData("{ target: '$..[?@ == 1]', remove: true }", """{"o":{"b":[]},"l":[]}""")]
    [InlineData("{ target: $.o, remove: true, update: { z: 1 } }", """{"l":[1]}""")]
    [InlineData("{ target: $.o.b, copy: $.l }", """{"o":{"a":1,"b":[1,1]},"l":[1]}""")]
    [InlineData("{ target: $.o, copy: $ }", """{"o":{"a":1,"b":[1],"o":{"a":1,"b":[1]},"l":[1]},"l":[1]}""")]
    [InlineData("{ target: $.o, description: Nothing, x-note: 1, update: {} }", """{"o":{"a":1,"b":[1]},"l":[1]}""")]
    public void Actions_change_the_document(string action, string expected) =>
        Assert.Equal(expected, Fixed("{ o: { a: 1, b: [1] }, l: [1] }", action));

    [Fact]
    public void Actions_are_applied_in_order_and_so_are_overlays()
    {
        OpenApiDocument document = Apply(
            "{ a: 1 }",
            Actions("{ target: $, update: { b: {} } }", "{ target: $.b, update: { c: 1 } }"),
            """{ "overlay": "1.1.0", "info": {}, "actions": [ { "target": "$.b.c", "update": 2 } ] }""");

        Assert.Empty(document.Problems);
        Assert.Equal("""{"a":1,"b":{"c":2}}""", JsonWriter.Write(document.Root));
    }

    [Fact]
    public void A_move_is_update_copy_and_remove() => Assert.Equal(
        """{"paths":{"/new":{"get":1}}}""",
        Fixed(
            "paths: { /old: { get: 1 } }", "{ target: $.paths, update: { /new: {} } }",
            "{ target: \"$.paths['/new']\", copy: \"$.paths['/old']\" }", "{ target: \"$.paths['/old']\", remove: true }"));

    [Fact]
    public void Everything_is_found_where_it_was_said()
    {
        OpenApiDocument document = Apply(
            Pets, "overlay: 1.0.0\nactions:\n- target: $.paths.*.get\n  update:\n    summary: Fixed\n    operationId: fixed");

        JsonNode operation = JsonPointer.Find(document.Root, "/paths/~1pets/get")!;
        Assert.Equal(("specs/pets.yaml", 4, 9), document.Position(operation.Offset));
        Assert.Equal(("specs/fix0.overlay.yaml", 4, 13), document.Position(operation["summary"]!.Offset));
        Assert.Equal(("specs/fix0.overlay.yaml", 5, 4), document.Position(operation["operationId"]!.NameOffset));
        Assert.Equal(("specs/pets.yaml", 4, 35), document.Position(operation["parameters"]!.NameOffset));
    }

    [Theory]
    [InlineData("{ target: $.pathz, remove: true }", "BJG1011", 4, 13, "$.pathz", "$")]
    [InlineData("{ target: \"$.paths['/pet'].get\", remove: true }", "BJG1011", 4, 13, "$.paths['/pet'].get", "$.paths")]
    [InlineData("{ target: '$.info[?@ == 1]', update: 2 }", "BJG1011", 4, 13, "$.info[?@ == 1]", "$.info")]
    [InlineData("{ target: '$[', remove: true }", "BJG1010", 4, 13, "a quoted name, an index, * or a filter is expected")]
    [InlineData("{ target: '$.info', updaet: {} }", "BJG1010", 4, 23, "did you mean 'update'?")]
    [InlineData("{ target: 7, remove: true }", "BJG1010", 4, 13, "'target'")]
    [InlineData("{ remove: true }", "BJG1010", 4, 3, "'target'")]
    [InlineData("{ target: $ }", "BJG1010", 4, 3, "'remove: true'")]
    [InlineData("{ target: $, remove: true }", "BJG1010", 4, 13, "the document itself")]
    [InlineData("{ target: $.info, remove: yes }", "BJG1010", 4, 29, "true or false")]
    [InlineData("{ target: $.info, udpate: {}, update: {} }", "BJG1010", 4, 21, "'udpate' is not a member")]
    [InlineData("{ target: $.info, update: [1] }", "BJG1010", 4, 29, "a list cannot be merged into an object 'info'")]
    [InlineData("{ target: $, update: { info: { tags: 1 } } }", "BJG1010", 4, 40, "a single value cannot be merged into a list 'tags'")]
    [InlineData("{ target: $.info, copy: '$..parameters.*' }", "BJG1010", 4, 27, "selects 2")]
    [InlineData("{ target: $.info, copy: '$[' }", "BJG1010", 4, 21, "of 'copy'")]
    [InlineData("7", "BJG1010", 4, 3, "'target'")]
    public void What_cannot_be_applied_is_reported_where_the_overlay_says_it(
        string action, string id, int line, int column, params string[] parts)
    {
        Problem problem = Assert.Single(Apply(Pets, Actions(action)).Problems);

        Assert.Equal((id, "specs/fix0.overlay.yaml", line), (problem.Id, problem.File, problem.Line + 1));
        if (!parts[0].StartsWith("of", StringComparison.Ordinal))
            Assert.Equal(column, problem.Column + 1);
        Assert.All(parts, part => Assert.Contains(problem.Arguments, argument => argument.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_can_be_applied_is_applied_next_to_what_cannot()
    {
        OpenApiDocument document = Apply(
            "{ a: 1 }", Actions("{ target: $.x, remove: true }", "{ target: $, update: { b: 2 } }", "{ target: '$$', remove: true }"));

        Assert.Equal(["BJG1011", "BJG1010"], document.Problems.Select(problem => problem.Id));
        Assert.Equal("""{"a":1,"b":2}""", JsonWriter.Write(document.Root));
    }

    [Theory]
    [InlineData("overlay: 2.0.0\nactions: []", "BJG1010")]
    [InlineData("overlay: 1.0\nactions: []", "BJG1010")]
    [InlineData("actions: []", "BJG1010")]
    [InlineData("overlay: 1.0.0", "BJG1010")]
    [InlineData("[1]", "BJG1010")]
    [InlineData("overlay: 1.0.0\nextends: other.yaml\nactions: []", "BJG1012")]
    [InlineData("overlay: 1.0.0\nextends: https://example.com/other.yaml\nactions: []", "BJG1012")]
    [InlineData("overlay: 1.0.0\nextends: ./pets.yaml\nactions: []", "")]
    [InlineData("overlay: 1.1.0\nextends: https://example.com/v2/pets.json\nactions: []", "")]
    public void The_overlay_itself_is_checked(string overlay, string expected) =>
        Assert.Equal(expected, string.Join(" ", Apply(Pets, overlay).Problems.Select(problem => problem.Id)));

    [Fact]
    public void Copies_of_copies_end_at_a_limit()
    {
        string[] doubling = [.. Enumerable.Repeat("{ target: $.a, copy: $ }", 400)];

        Problem problem = Assert.Single(
            Apply("{ a: {} }", Actions(doubling)).Problems, problem => problem.Id == Problems.InvalidOverlay.Id);

        Assert.Contains("levels deep", problem.Arguments[0], StringComparison.Ordinal);
        string[] wide = [.. Enumerable.Repeat("{ target: $.l, copy: $.l }", 40)];
        problem = Assert.Single(Apply("{ l: [1] }", Actions(wide)).Problems);
        Assert.Contains("values", problem.Arguments[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, 2000, 1, "the document gets more than 4,000,000 values")]
    [InlineData(3000, 1, 100_000, "the document gets more than 256 MB of text")]
    public void One_action_on_many_values_ends_at_a_limit(int values, int members, int length, string reason)
    {
        string update = string.Join(", ", Enumerable.Range(0, members).Select(i => $"m{i}: {new string('k', length)}"));

        Problem problem = Assert.Single(
            Apply(
                $"{{ l: [{string.Join(", ", Enumerable.Repeat("{}", values))}] }}",
                Actions($"{{ target: '$.l[*]', update: {{ {update} }} }}")).Problems);

        Assert.Equal(("BJG1010", reason), (problem.Id, problem.Arguments[0]));
    }
}
