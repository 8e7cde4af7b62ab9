using System.Globalization;
using System.Text;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Tests.Compile;

/// <summary>How deep a document goes is its own choice: what is too deep is told at its place, and the rest compiles.</summary>
public class DepthTests
{
    private const string Leaf = """{ "type": "object", "properties": { "leaf": { "type": "string" } } }""";

    /// <summary>What stands around a schema ◀, and what is reported of a hundred of them in one another.</summary>
    public static TheoryData<string, string?> Levels { get; } = new()
    {
        { """{ "type": "array", "items": ◀ }""", "BJG3003" },
        { """{ "type": "object", "additionalProperties": ◀ }""", "BJG3003" },
        { """{ "type": "array", "x-nullable": true, "items": ◀ }""", "BJG3003" },
        { """{ "allOf": [ ◀ ] }""", "BJG3003" },
        { """{ "allOf": [ ◀ ], "properties": { "more": { "type": "string" } } }""", "BJG3007" },
        { """{ "oneOf": [ ◀ ] }""", "BJG3003" },
        { """{ "oneOf": [ ◀, { "type": "string" } ] }""", "BJG3003" },
        { """{ "oneOf": [ { "type": "array", "items": ◀ }, { "type": "string" } ] }""", null },
        { """{ "type": "object", "properties": { "next": ◀ } }""", null },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_hundred_levels_in_one_another_compile(string level, string? problem)
    {
        // The document itself may have 256 levels.
        int levels = level.Count(c => c is '{' or '[') > 2 ? 60 : 100;
        string schema = Leaf;
        for (int i = 0; i < levels; i++)
            schema = level.Replace("◀", schema, StringComparison.Ordinal);

        Generation generation = TestProject.Of(Swagger.Thing($"\"deep\": {schema}")).Run().Compiles();

        Assert.DoesNotContain("BJG2007", generation.Reported);
        AssertReported(levels > 64 ? problem : null, generation);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_chain_of_two_thousand_definitions_is_generated(string level, string? problem) =>
        AssertReported(problem, Chain(level));

    [Fact]
    public void A_hierarchy_of_two_thousand_levels_compiles()
    {
        Generation generation =
            Chain(
                """{ "allOf": [ ◀ ], "properties": { "more": { "type": "string" } } }""",
                """{ "discriminator": "kind", "properties": { "kind": { "type": "string" } } }""").Compiles();

        AssertReported("BJG3026", generation);
        Assert.NotNull(generation.Type("D1999"));
    }

    // The deepest is D2000; what is not reached by references from above is by those from below.
    private static Generation Chain(string level, string leaf = Leaf)
    {
        StringBuilder definitions = new($"\"D2000\": {leaf}");
        for (int i = 0; i < 2000; i++)
            definitions.Append(
                CultureInfo.InvariantCulture,
                $", \"D{i}\": {level.Replace("◀", $"{{ \"$ref\": \"#/definitions/D{i + 1}\" }}", StringComparison.Ordinal)}");
        string first = leaf == Leaf ? "D0" : "D2000";
        return TestProject.Of(Swagger.Thing($"\"first\": {{ \"$ref\": \"#/definitions/{first}\" }}", definitions: definitions.ToString()))
            .Run();
    }

    private static void AssertReported(string? problem, Generation generation)
    {
        Assert.Null(generation.Result.Exception);
        Assert.Equal(problem is null ? [] : [problem], generation.Reported.Distinct());
        Assert.All(
            generation.Result.Diagnostics, diagnostic => Assert.NotEqual(default, diagnostic.Location.GetLineSpan().StartLinePosition));
    }
}
