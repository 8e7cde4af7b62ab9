using System.Diagnostics;

namespace BackupJobsGen.Runtime.Tests;

public sealed class JsonValueEqualityTests
{
    [Theory]
    [InlineData("""{"kind":"circle","name":"c","radius":1}""", """{"kind":"circle","radius":1,"name":"c"}""")]
    [InlineData("1", "1.0")]
    [InlineData("100", "1e2")]
    [InlineData("-0", "0.00")]
    [InlineData("12345678901234567890123", "12345678901234567890123.0")]
    [InlineData("\"\\u0061\"", "\"a\"")]
    [InlineData("""{"\u0061":[1,{"b":null}]}""", """{"a":[1.0,{"b":null}]}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("true", "true")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("1e99999999999999999999", "1e99999999999999999999")]
    public void Values_in_other_spellings_are_equal(string left, string right)
    {
        Assert.Equal(RawJson.Parse(left), RawJson.Parse(right));
        Assert.Equal(RawJson.Parse(left).GetHashCode(), RawJson.Parse(right).GetHashCode());
        Assert.Equal(right, RawJson.Parse(right).ToString());
        Assert.Equal(JsonProperties.Empty.With("x", RawJson.Parse(left)), JsonProperties.Empty.With("x", RawJson.Parse(right)));
    }

    [Theory]
    [InlineData("1", "\"1\"")]
    [InlineData("1", "2")]
    [InlineData("1", "-1")]
    [InlineData("12345678901234567890123", "12345678901234567890124")]
    [InlineData("true", "false")]
    [InlineData("null", "{}")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("[1]", "[1,1]")]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""")]
    [InlineData("""{"a":1}""", """{"A":1}""")]
    [InlineData("\"a\"", "\"A\"")]
    public void Other_values_are_not_equal(string left, string right) => Assert.NotEqual(RawJson.Parse(left), RawJson.Parse(right));

    [Fact]
    public void Numbers_that_are_the_same_double_have_different_hash_codes() =>
        Assert.Equal(
            1000,
            Enumerable.Range(1000, 1000).Select(static i => RawJson.Parse($"1234567890123456789012{i}").GetHashCode()).Distinct().Count());

    [Fact]
    public void Values_of_any_depth_can_be_compared()
    {
        foreach (int depth in new[] { 60, 1000, 100_000 })
        {
            (RawJson left, RawJson right, RawJson other) = (Nested(depth, "1"), Nested(depth, "1"), Nested(depth, "2"));
            Assert.Equal(left, right);
            Assert.Equal(left.GetHashCode(), right.GetHashCode());
            Assert.NotEqual(left, other);
        }

        Assert.Equal(Nested(1000, "1"), Nested(1000, "1.0"));
    }

    [Fact]
    public void Large_objects_are_compared_in_linear_time()
    {
        string[] members = [.. Enumerable.Range(0, 100_000).Select(static i => $"\"m{i}\":{i}")];
        RawJson left = RawJson.Parse("{" + string.Join(",", members) + "}");
        RawJson right = RawJson.Parse("{" + string.Join(",", members.Reverse()) + "}");
        Stopwatch watch = Stopwatch.StartNew();

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    private static RawJson Nested(int depth, string value)
    {
        JsonTokenReader reader = new(System.Text.Encoding.UTF8.GetBytes(new string('[', depth) + value + new string(']', depth)));
        reader.Read();
        return RawJson.CaptureAnyDepth(ref reader);
    }
}
