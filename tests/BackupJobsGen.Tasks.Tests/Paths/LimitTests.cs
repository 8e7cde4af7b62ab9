using BackupJobsGen.Files;
using BackupJobsGen.Paths;
using BackupJobsGen.Sources;

namespace BackupJobsGen.Tasks.Tests.Paths;

/// <summary>Queries that would take the stack, the memory or the time of a build.</summary>
public sealed class LimitTests
{
    private static readonly SourceNode Many = SourceFile.Read(
        "a.json", $"[{string.Join(",", Enumerable.Repeat("{\"a\":[1]}", 5_000))}]", 0, [])!;

    public static TheoryData<string, string> Hostile() => new()
    {
        { "$." + new string('a', 20_000), "longer than" },
        { "$[?" + new string('(', 2_000) + "@" + new string(')', 2_000) + "]", "nested more than" },
        { "$" + string.Concat(Enumerable.Repeat("[?@", 2_000)), "nested more than" },
        { "$[?" + string.Concat(Enumerable.Repeat("length(", 1_000)), "nested more than" },
        { "$[99999999999999999999]", "too large" },
        { "$..a[?count($..*) == count($..a)]", "looks at more than" },
        { "$[?match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+')]", "takes too long" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_queries_end_with_a_reason(string query, string reason)
    {
        JsonPathException error = Assert.Throws<JsonPathException>(() => JsonPath.Parse(query).Select(Many));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.a[", "a quoted name, an index, * or a filter is expected at position 5")]
    [InlineData("a.b", "'$' is expected at position 1")]
    [InlineData("$.a[?@.b = 1]", "']' is expected at position 10")]
    [InlineData("$[?nothing(@)]", "there is no function 'nothing'")]
    [InlineData("$[?length(@)]", "a comparison is expected")]
    [InlineData("$[?@.* == 1]", "only single values can be compared")]
    public void Errors_say_what_is_wrong_and_where(string query, string expected)
    {
        JsonPathException error = Assert.Throws<JsonPathException>(() => JsonPath.Parse(query));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
