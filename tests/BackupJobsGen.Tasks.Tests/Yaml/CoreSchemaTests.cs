using System.Globalization;

namespace BackupJobsGen.Tasks.Tests.Yaml;

/// <summary>Plain scalars mean what the core schema of YAML 1.2 says, and nothing of YAML 1.1.</summary>
public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("nULL", "\"nULL\"")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("tRUE", "\"tRUE\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("NO", "\"NO\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("\"1\"", "\"1\"")]
    public void Words(string yaml, string json) => Assert.Equal($$"""{"a":{{json}}}""", Read.Yaml($"a: {yaml}"));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-0", "-0")]
    [InlineData("+12", "12")]
    [InlineData("007", "7")]
    [InlineData("-01.50", "-1.50")]
    [InlineData("000", "0")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("123456789012345678901234567890.10", "123456789012345678901234567890.10")]
    [InlineData("1e400", "1e400")]
    [InlineData("1E+2", "1E+2")]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175")]
    public void Numbers_keep_their_digits(string yaml, string json) => Assert.Equal($$"""{"a":{{json}}}""", Read.Yaml($"a: {yaml}"));

    [Theory]
    [InlineData("1:30")]
    [InlineData("1_000")]
    [InlineData("0b101")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("1.2.3")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData(".inf")]
    [InlineData("-.INF")]
    [InlineData(".NaN")]
    [InlineData("2024-04-01")]
    [InlineData("2024-04-01T00:00:00Z")]
    [InlineData("١٢")]
    public void A_number_that_is_not_JSON_is_a_string(string yaml) => Assert.Equal($$"""{"a":"{{yaml}}"}""", Read.Yaml($"a: {yaml}"));

    [Fact]
    public void Keys_are_as_written() => Assert.Equal(
        """{"200":1,"no":2,"null":3,"1.10":4,"true":5}""", Read.Yaml("200: 1\nno: 2\nnull: 3\n1.10: 4\n'true': 5"));

    [Fact]
    public void The_culture_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("""{"a":[-1.5,"INFO",1000000]}""", Read.Yaml("a: [-1.5, INFO, 1000000]"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
