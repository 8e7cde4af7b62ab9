using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

public sealed class ConstantTests
{
    private static readonly JsonConstants Strings = new(
        ("kind", JsonTokenType.String, "cat"), ("kind", JsonTokenType.String, "Straße \"5\"\n"), ("kind", JsonTokenType.Null, "null"));

    private static readonly JsonConstants Others = new(
        ("on", JsonTokenType.True, "true"), ("off", JsonTokenType.False, "false"), ("none", JsonTokenType.Null, "null"),
        ("digit", JsonTokenType.String, "1"), ("größe", JsonTokenType.Number, "1"));

    [Theory]
    [InlineData("""{"kind":"cat"}""", true)]
    [InlineData("""{"kind":"CAT"}""", true)]
    [InlineData("""{"kind":"\u0063at"}""", true)]
    [InlineData("""{"k\u0069nd":"dog"}""", false)]
    [InlineData("""{"kind":"Straße \"5\"\n"}""", true)]
    [InlineData("""{"kind":"STRA\u00dfe \u00225\u0022\u000a"}""", true)]
    [InlineData("""{"kind":"ca"}""", false)]
    [InlineData("""{"kind":"cats"}""", false)]
    [InlineData("""{"kind":"\ud800"}""", false)]
    [InlineData("""{"kind":null}""", true)]
    [InlineData("""{"kind":true}""", false)]
    [InlineData("""{"kind":["cat"]}""", false)]
    [InlineData("""{"kind":{"kind":"cat"}}""", false)]
    [InlineData("""{"Kind":"dog"}""", true)]
    public void JsonConstants_compare_strings_after_unescaping(string json, bool expected) => Check(Strings, json, expected);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"other":"dog","nested":{"kind":"dog"},"list":[{"kind":"dog"}]}""")]
    [InlineData("\"dog\"")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""[{"kind":"cat"},{},[],"dog"]""")]
    public void JsonConstants_allow_what_does_not_have_the_member(string json) => Check(Strings, json, true);

    [Theory]
    [InlineData("""{"kind":"cat","kind":"Cat"}""", true)]
    [InlineData("""{"kind":"cat","kind":"dog"}""", false)]
    [InlineData("""{"kind":"dog","kind":"cat"}""", false)]
    [InlineData("""[{"kind":"cat"},{"kind":"dog"}]""", false)]
    public void JsonConstants_check_every_occurrence(string json, bool expected) => Check(Strings, json, expected);

    [Theory]
    [InlineData("""{"on":true,"off":false,"none":null,"digit":"1","größe":1}""", true)]
    [InlineData("""{"on":false}""", false)]
    [InlineData("""{"on":"true"}""", false)]
    [InlineData("""{"off":true}""", false)]
    [InlineData("""{"off":null}""", false)]
    [InlineData("""{"off":0}""", false)]
    [InlineData("""{"none":"null"}""", false)]
    [InlineData("""{"none":{}}""", false)]
    [InlineData("""{"digit":1}""", false)]
    [InlineData("""{"größe":"1"}""", false)]
    [InlineData("""{"gr\u00f6\u00dfe":2}""", false)]
    [InlineData("""{"gr\u00f6\u00dfe":1.0}""", true)]
    public void JsonConstants_compare_the_kind_of_a_value(string json, bool expected) => Check(Others, json, expected);

    [Theory]
    [InlineData("1", "1", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("1.00", "1", true)]
    [InlineData("1", "1e0", true)]
    [InlineData("1", "10E-1", true)]
    [InlineData("100", "1e+2", true)]
    [InlineData("105", "1.05e2", true)]
    [InlineData("1.05", "1050e-3", true)]
    [InlineData("10.05", "0.01005e3", true)]
    [InlineData("0", "-0.0", true)]
    [InlineData("0", "0e7", true)]
    [InlineData("-2.5", "-25e-1", true)]
    [InlineData("1", "2", false)]
    [InlineData("1", "-1", false)]
    [InlineData("1", "10", false)]
    [InlineData("1", "0.1", false)]
    [InlineData("1", "11", false)]
    [InlineData("11", "1", false)]
    [InlineData("1.05", "1.5", false)]
    [InlineData("0", "1e-400", false)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890.0", true)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", false)]
    [InlineData("1e400", "10e399", true)]
    [InlineData("1e400", "1e401", false)]
    [InlineData("1e99999999999999999999", "1e99999999999999999999", true)]
    [InlineData("1e99999999999999999999", "1e99999999999999999998", false)]
    public void JsonConstants_compare_numbers_by_value(string constant, string value, bool expected)
    {
        Check(new JsonConstants(("n", JsonTokenType.Number, constant)), $$"""{"n":{{value}}}""", expected);
        Check(new JsonConstants(("n", JsonTokenType.Number, value)), $$"""{"n":{{constant}}}""", expected);
        Check(new JsonConstants(("n", JsonTokenType.Number, constant)), $$"""{"n":"{{value}}"}""", false);
    }

    private static void Check(JsonConstants constants, string json, bool expected)
    {
        JsonTokenReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        int start = reader.TokenStart;
        Assert.Equal(expected, constants.Allow(reader));
        Assert.Equal(start, reader.TokenStart);
    }
}
