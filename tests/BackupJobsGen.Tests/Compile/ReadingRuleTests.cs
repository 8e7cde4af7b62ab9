using BackupJobsGen.Runtime;
using BackupJobsGen.Tests.Harness;

namespace BackupJobsGen.Tests.Compile;

/// <summary>What generated readers and writers promise, on a type with a member of every kind.</summary>
public class ReadingRuleTests
{
    private static readonly Lazy<Generation> Generated = new(() => TestProject.Of(Swagger.Thing(
        """
        "id": { "type": "string", "readOnly": true },
        "name": { "type": "string" },
        "count": { "type": "integer", "format": "int32" },
        "on": { "type": "boolean" },
        "ratio": { "type": "number" },
        "when": { "type": "string", "format": "date-time" },
        "due": { "type": "string", "format": "date-time" },
        "took": { "type": "string", "format": "duration" },
        "key": { "type": "string", "format": "uuid" },
        "data": { "type": "string", "format": "byte" },
        "secretText": { "type": "string", "x-ms-secret": true },
        "kind": { "type": "string", "enum": ["Only"] },
        "maybe": { "type": "string", "x-nullable": true },
        "tags": { "type": "object", "additionalProperties": { "type": "string" } },
        "counts": { "type": "array", "items": { "type": "integer", "format": "int32" } },
        "colors": { "type": "array", "items": { "type": "string", "enum": ["Red", "Green"], "x-ms-enum": { "name": "Color" } } },
        "matrix": { "type": "array", "items": { "type": "array", "items": { "type": "integer", "format": "int32" } } },
        "holes": { "type": "array", "items": { "type": "integer", "x-nullable": true } },
        "child": { "$ref": "#/definitions/Thing" },
        "any": {}
        """,
        "\"name\", \"due\", \"kind\", \"maybe\"")).Run().Compiles());

    private const string Least = """ "name": "n", "due": "2024-01-01T00:00:00Z", "kind": "Only", "maybe": null """;

    private static Model Thing => new(Generated.Value.Type("Thing"));

    private static object Read(string members) => Thing.Read($"{{{Least}{(members.Length > 0 ? ", " : "")}{members}}}");

    [Theory]
    [InlineData("")]
    [InlineData("""  "count": 3, "on": true, "ratio": 1.5, "when": "2024-01-01T00:00:00.1234567Z", "took": "PT1.5S" """)]
    [InlineData("""  "key": "6e503ee3-0000-4000-8000-000000000001", "data": "AQID", "tags": { "a ": "b" }, "counts": [1, 2] """)]
    [InlineData("""  "unknown": { "a": [1, 2.50, null] }, "later": 1 """)]
    [InlineData("""  "count": "three", "on": 7, "when": "0001-01-01T00:00:00", "took": "P1Y", "key": "MTMz=", "data": "?" """)]
    [InlineData("""  "name2": null, "count": null, "child": null, "tags": null, "counts": [1, "x"], "colors": [{}] """)]
    [InlineData("""  "matrix": [[1], [], [2, 3]], "holes": [1, null], "any": { "x": 1 }, "colors": ["Red", "Blue"] """)]
    [InlineData("""  "id": "7", "secretText": "s" """)]
    public void What_was_read_is_written_again(string members)
    {
        string json = $"{{{Least}{(members.Length > 0 ? ", " : "")}{members}}}";

        Model.SameMeaning(json, Thing.RoundTrip(json));
        Assert.Equal(Thing.Read(json), Thing.Read(Thing.RoundTrip(json)));
    }

    [Fact]
    public void A_member_that_does_not_fit_is_null_and_kept_raw()
    {
        object thing = Read("""
            "count": { "a": 1 }, "when": "yesterday", "counts": [1, "x"], "took": "P1M", "child": 5
            """);

        Assert.All(["Count", "When", "Counts", "Took", "Child"], name => Assert.Null(Model.Get(thing, name)));
        Assert.Equal(["child", "count", "counts", "took", "when"], Model.Kept(thing).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Numbers_and_booleans_may_be_in_quotes()
    {
        object thing = Read("""
            "count": "12", "on": "true", "ratio": "1.5"
            """);

        Assert.Equal([12, true, 1.5], [Model.Get(thing, "Count")!, Model.Get(thing, "On")!, Model.Get(thing, "Ratio")!]);
    }

    [Theory]
    [InlineData("name", """{ "due": "2024-01-01T00:00:00Z", "kind": "Only", "maybe": null }""")]
    [InlineData("name", """{ "name": null, "due": "2024-01-01T00:00:00Z", "kind": "Only", "maybe": null }""")]
    [InlineData("due", """{ "name": "n", "due": 3, "kind": "Only", "maybe": null }""")]
    [InlineData("maybe", """{ "name": "n", "due": "2024-01-01T00:00:00Z", "kind": "Only" }""")]
    public void A_required_member_must_be_there_and_fit(string member, string json)
    {
        JsonReadException fault = Thing.Refuses(json);

        Assert.Equal(("Thing", member), (fault.TypeName, fault.MemberName));
    }

    [Fact]
    public void A_required_member_that_may_be_null_keeps_what_does_not_fit()
    {
        const string Json = """{ "name": "n", "due": "2024-01-01T00:00:00Z", "kind": "Only", "maybe": 5 }""";

        Assert.Null(Model.Get(Thing.Read(Json), "Maybe"));
        Model.SameMeaning(Json, Thing.RoundTrip(Json));
    }

    [Fact]
    public void A_required_time_may_be_in_year_one() =>
        Assert.Equal(
            default(DateTimeOffset),
            Model.Get(Thing.Read("""{ "name": "n", "due": "0001-01-01T00:00:00", "kind": "Only", "maybe": null }"""), "Due"));

    [Fact]
    public void The_last_of_two_members_wins()
    {
        object thing = Read("""
            "count": "x", "count": 2, "on": true, "on": "maybe"
            """);

        Assert.Equal(2, Model.Get(thing, "Count"));
        Assert.Null(Model.Get(thing, "On"));
        Assert.Equal(["on"], Model.Kept(thing).Keys);
    }

    [Fact]
    public void A_request_lacks_what_only_the_service_sets()
    {
        object thing = Read("""
            "id": "7", "count": 1
            """);

        Assert.DoesNotContain("\"id\"", Thing.Request(thing), StringComparison.Ordinal);
        Assert.Contains("\"count\"", Thing.Request(thing), StringComparison.Ordinal);
        Assert.Contains("\"id\"", Thing.Write(thing), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_does_not_show_secrets()
    {
        string text = Read("""
            "secretText": "sesame", "count": 1
            """).ToString()!;

        Assert.DoesNotContain("sesame", text, StringComparison.Ordinal);
        Assert.Contains("SecretText = ***", text, StringComparison.Ordinal);
        Assert.Contains("Count = 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Equality_goes_through_lists_and_maps()
    {
        const string Members =
            """ "counts": [1, 2], "tags": { "a": "b" }, "child": { "name": "c", "due": "2024-01-01T00:00:00Z", "kind": "Only", "maybe": null } """;

        Assert.Equal(Read(Members), Read(Members));
        Assert.Equal(Read(Members).GetHashCode(), Read(Members).GetHashCode());
        Assert.NotEqual(Read(Members), Read(Members.Replace("[1, 2]", "[2, 1]", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_enum_keeps_any_string_and_any_number()
    {
        object thing = Read("""
            "colors": ["red", "Mauve", 1, 9]
            """);

        string[] texts =
            [.. ((System.Collections.IEnumerable)Model.Get(thing, "Colors")!).Cast<object>().Select(color => color.ToString()!)];
        Assert.Equal(["red", "Mauve", "1", "9"], texts);
        Type color = Generated.Value.Type("Color");
        Assert.Equal(Activator.CreateInstance(color, "RED"), color.GetProperty("Red")!.GetValue(null));
        Assert.Equal("", Activator.CreateInstance(color)!.ToString());
    }
}
