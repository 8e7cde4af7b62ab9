namespace BackupJobsGen.Runtime.Tests;

/// <summary>Values against limits of documents that are hostile or unusual.</summary>
public sealed class LimitRuleTests
{
    [Fact]
    public void A_pattern_that_takes_long_ends_after_a_second_and_is_a_fault()
    {
        string fault = Assert.Single(Broken(new string('a', 60) + "!", new ApiLimits { Pattern = "^(a|a?)+$" }));

        Assert.EndsWith("within 1 s", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[z-a]")]
    [InlineData("(?i)y")]
    [InlineData("\\p{Script=Greek}")]
    [InlineData("\\2(a)")]
    [InlineData("^(?<a-b>y)")]
    [InlineData("^(?<1>y)")]
    [InlineData("(?<a>y)(?<a>z)")]
    [InlineData("^[\\p{L}--[a-z]]$")]
    [InlineData("^\\p{L}\\-\\d$")]
    [InlineData("^\\u{61}]$")]
    [InlineData("^(?:(a)|b)*\\1c$")]
    [InlineData("^(?:(?<n>a)|b){2,3}\\k<n>c$")]
    [InlineData("^(a\\1b)$")]
    [InlineData("^*y")]
    [InlineData("y$+")]
    [InlineData("\\b?y")]
    [InlineData("(?<=a)+y")]
    [InlineData("(?'a'y)")]
    [InlineData("(?>y)")]
    [InlineData("(?#y)y")]
    [InlineData("\\Ay")]
    [InlineData("y\\z")]
    [InlineData("\\p{IsGreek}")]
    [InlineData("y**")]
    [InlineData("y)")]
    public void A_pattern_that_is_not_valid_is_left_to_the_service(string pattern) =>
        Assert.Empty(Broken("x", new ApiLimits { Pattern = pattern }));

    [Theory]
    [InlineData("^\\d$", "٣", false)]
    [InlineData("^\\p{Lu}$", "Ä", true)]
    [InlineData("b", "abc", true)]
    [InlineData("^\\s$", "\u00A0", true)]
    [InlineData("^\\s$", "\uFEFF", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^[^\\S]$", "\u2029", true)]
    [InlineData("^\\d{3}$", "123\n", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.{2}$", "😀", false)]
    [InlineData("^[^a]$", "😀", true)]
    [InlineData("^[😀-😎]{2}$", "😁😎", true)]
    [InlineData("^[\\u{1F600}-\\u{1F60E}]$", "😏", false)]
    [InlineData("^\\uD83D\\uDE00+$", "😀😀", true)]
    [InlineData("^\\w$", "ä", false)]
    [InlineData("^\\w+\\b.", "aä", true)]
    [InlineData("^a\\/b\\-c$", "a/b-c", true)]
    [InlineData("^{a}$", "{a}", true)]
    [InlineData("^(a)?\\1$", "", true)]
    [InlineData("^(?<x>a)(b)\\2\\k<x>$", "abba", true)]
    [InlineData("(?<=\\$)\\d", "$5", true)]
    [InlineData("^[]$", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^[\\w-.]+$", "a-.", true)]
    [InlineData("^\\p{L}\\P{L}$", "𝒜1", true)]
    [InlineData("^[a-z-[aeiou]]$", "b]", true)]
    [InlineData("^(?:(a)|b)?\\1$", "aa", true)]
    [InlineData("^(?:(a)|b)?\\1$", "ab", false)]
    [InlineData("^(a)+\\1$", "aaa", true)]
    [InlineData("^(a|b){1}\\1$", "ab", false)]
    [InlineData("^[\\p{L}\\-]+$", "a-b", true)]
    [InlineData("^[\\p{L}\\-]+$", "a+b", false)]
    [InlineData("^(?<$n_1>a)\\k<$n_1>$", "ab", false)]
    [InlineData("^a+?b$", "aab", true)]
    [InlineData("^a{2}?$", "a", false)]
    public void Patterns_are_those_of_javascript(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Broken(value, new ApiLimits { Pattern = pattern }).Length == 0);

    [Fact]
    public void Numbers_are_compared_as_they_are_sent()
    {
        Assert.NotEmpty(Broken(0.30000000000000004, new ApiLimits { Maximum = 0.3m }));
        Assert.Empty(Broken(0.3, new ApiLimits { Maximum = 0.3m, Minimum = 0.3m }));
        Assert.Empty(Broken(0.1 + 0.2, new ApiLimits { MultipleOf = 0.1m }));
        Assert.Empty(Broken(1e28, new ApiLimits { Minimum = 1e28m }));
    }

    [Fact]
    public void Null_items_are_found_at_any_depth()
    {
        ApiChecks checks = new();
        checks.Member("names", new string?[] { "a", null }, new ApiLimits { HasNoNulls = true });
        checks.Member("open", new string?[] { null }, new ApiLimits { Items = new() { MinLength = 1 } });
        checks.Member("rows", new[] { new Record?[] { null } }, new ApiLimits { Items = new() { HasNoNulls = true } });
        checks.Member("map", new ValueMap<string?>([new("k", null)]), new ApiLimits { HasNoNulls = true });

        Assert.Equal(["names[1] is null", "rows[0][0] is null", "map[k] is null"], checks.Results.Select(static one => one.ErrorMessage));
        string[] argument = ["a", null!];
        Assert.StartsWith(
            "The item [1] is null.",
            Assert.Throws<ArgumentException>(() => ApiChecks.Argument(argument, new ApiLimits { HasNoNulls = true })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 1.0]", true)]
    [InlineData("[0, -0.0]", true)]
    [InlineData("[100, 1e2]", true)]
    [InlineData("[12345678901234567890123, 12345678901234567890124]", false)]
    [InlineData("[1, \"1\"]", false)]
    [InlineData("[null, null]", true)]
    [InlineData("[true, false, null]", false)]
    [InlineData("[\"a\", \"\\u0061\"]", true)]
    [InlineData("""[{"a":1,"b":[2]}, {"b":[2.0],"a":1}]""", true)]
    [InlineData("""[{"a":1}, {"a":1,"b":null}]""", false)]
    [InlineData("[[1, 2], [2, 1]]", false)]
    [InlineData("[[1], [1.0]]", true)]
    public void Raw_items_are_unique_as_json(string items, bool repeats)
    {
        RawJson[] all = [.. RawJson.Parse(items).Element.EnumerateArray().Select(static one => RawJson.Parse(one.GetRawText()))];
        ValueList<RawJson> list = all;
        ValueList<ValueList<RawJson>> lists = new ValueList<RawJson>[] { list, ValueList.Create<RawJson>(all) };

        Assert.Equal(repeats, Broken(list, new ApiLimits { UniqueItems = true }).Length == 1);
        Assert.Equal(["has an item twice"], Broken(lists, new ApiLimits { UniqueItems = true }));
        Assert.Empty(Broken(list, new ApiLimits()));
    }

    [Fact]
    public void Items_are_unique_as_they_are_sent()
    {
        DateTimeOffset time = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        ApiLimits unique = new() { UniqueItems = true };

        Assert.Empty(Broken(new[] { time, time.ToOffset(TimeSpan.FromHours(1)) }, unique));
        Assert.NotEmpty(Broken(new[] { time, time }, unique));
        Assert.NotEmpty(Broken(new[] { 1.0m, 1.00m }, unique));
        Assert.NotEmpty(Broken(new string?[] { null, null }, unique));
        Assert.NotEmpty(Broken(new[] { TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(60) }, unique));
        ValueMap<RawJson>[] maps =
        [
            new([new("a", RawJson.Parse("1")), new("b", RawJson.Parse("2"))]),
            new([new("b", RawJson.Parse("2.0")), new("a", RawJson.Parse("1"))]),
        ];
        Assert.NotEmpty(Broken(maps, unique));
    }

    [Fact]
    public void Records_that_cannot_be_written_are_compared_by_their_members()
    {
        ApiLimits unique = new() { UniqueItems = true };

        Assert.Empty(Broken(new[] { new Unwritable("a"), new Unwritable("b") }, unique));
        Assert.NotEmpty(Broken(new[] { new Unwritable("a"), new Unwritable("a") }, unique));
    }

    [Fact]
    public void Each_of_several_limits_of_a_kind_counts()
    {
        ApiLimits limits = new()
        {
            Pattern = "^a", MultipleOf = 4, And = new() { Pattern = "b$", MultipleOf = 6, And = new() { Pattern = "c" } },
        };

        Assert.Empty(Broken("acb", limits));
        Assert.Equal(["does not match ^a", "does not match b$", "does not match c"], Broken("x", limits));
        Assert.Equal(["is not a multiple of 6"], Broken(8, limits));
    }

    [Fact]
    public void The_length_of_bytes_is_that_of_their_base64()
    {
        ApiLimits limits = new() { MinLength = 5, MaxLength = 8, Pattern = "=$" };

        Assert.Empty(Broken(ValueList.Create<byte>(1, 2, 3, 4), limits));
        Assert.Equal(["has 4 characters; at least 5 expected", "does not match =$"], Broken(ValueList.Create<byte>(1, 2, 3), limits));
    }

    [Theory]
    [InlineData(double.NaN, "is not a number")]
    [InlineData(double.PositiveInfinity, "is too high; at most 5 expected")]
    [InlineData(1e300, "is too high; at most 5 expected")]
    [InlineData(-1e300, "is too low; at least 1 expected")]
    public void Numbers_beyond_decimals_are_beyond_limits(double value, string expected) =>
        Assert.Equal([expected], Broken(value, new ApiLimits { Minimum = 1, Maximum = 5 }));

    [Fact]
    public void An_enum_that_nobody_has_set_has_no_value()
    {
        ApiChecks checks = new();
        checks.Member("state", default(SampleState), null, required: true);
        checks.Member("states", ValueList.From<SampleState>([new("Invalid"), default, new("other")]));
        checks.Member("known", new SampleState("Invalid"), null, required: true);
        Assert.Equal(["state is not set", "states[1] is not set"], checks.Results.Select(static result => result.ErrorMessage));

        SampleState state = default;
        ArgumentException fault = Assert.Throws<ArgumentException>(() => ApiChecks.Argument(state, new ApiLimits()));
        Assert.Equal(("state", true), (fault.ParamName, fault.Message.StartsWith("The value is not set", StringComparison.Ordinal)));
    }

    [Fact]
    public void Messages_show_no_value_and_are_few()
    {
        Record[] many = [.. Enumerable.Range(0, 300).Select(_ => new Record())];
        IReadOnlyList<System.ComponentModel.DataAnnotations.ValidationResult> results = new Outer(many).Validate();

        Assert.Equal(100, results.Count);
        Assert.DoesNotContain("SECRET", string.Concat(results.Select(result => result.ErrorMessage)), StringComparison.Ordinal);
    }

    private static string[] Broken(object value, ApiLimits limits) => [.. LimitRules.Broken(value, limits)];

    private sealed record Unwritable(string Name) : IJsonModel
    {
        public void WriteJson(System.Text.Json.Utf8JsonWriter writer, JsonWriteMode mode) => throw new ArgumentException(Name);
    }

    private sealed class Record : IApiValidatable
    {
        public void Check(ApiChecks checks) => checks.Member("token", "SECRET", new ApiLimits { MaxLength = 1 });
    }

    private sealed class Outer(Record[] records) : IApiValidatable
    {
        public void Check(ApiChecks checks) => checks.Member("records", records);
    }
}
