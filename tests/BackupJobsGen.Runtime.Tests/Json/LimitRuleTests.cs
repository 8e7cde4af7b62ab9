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
    public void A_pattern_that_is_not_valid_is_left_to_the_service(string pattern) =>
        Assert.Empty(Broken("x", new ApiLimits { Pattern = pattern }));

    [Theory]
    [InlineData("^\\d$", "٣", false)]
    [InlineData("^\\p{Lu}$", "Ä", true)]
    [InlineData("b", "abc", true)]
    public void Patterns_are_those_of_javascript(string pattern, string value, bool fits) =>
        Assert.Equal(fits, Broken(value, new ApiLimits { Pattern = pattern }).Length == 0);

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

    private sealed class Record : IApiValidatable
    {
        public void Check(ApiChecks checks) => checks.Member("token", "SECRET", new ApiLimits { MaxLength = 1 });
    }

    private sealed class Outer(Record[] records) : IApiValidatable
    {
        public void Check(ApiChecks checks) => checks.Member("records", records);
    }
}
