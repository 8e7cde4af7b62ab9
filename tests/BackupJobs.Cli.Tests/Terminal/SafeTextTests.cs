namespace BackupJobs.Cli.Tests.Terminal;

public class SafeTextTests
{
    [Theory]
    [InlineData("vm1", "vm1")]
    [InlineData("Příliš žluťoučký 数据", "Příliš žluťoučký 数据")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("\u001b[2J\u001b]0;title\u0007", "\uFFFD[2J\uFFFD]0;title\uFFFD")]
    [InlineData("a\u009b31mb", "a\uFFFD31mb")]
    [InlineData("evil\u202Egpj.exe", "evil\uFFFDgpj.exe")]
    [InlineData("a\u0085b\u2028c", "a b c")]
    [InlineData("a\u200Bb\u2060c\uFEFFd\u00ADe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("a\u3164b\u115Fc\u034Fd\uFE0Fe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("a\U000E0041b", "a\uFFFDb")]
    [InlineData("\U0001F4BE", "\U0001F4BE")]
    [InlineData(null, "")]
    public void Control_characters_are_replaced(string? text, string expected) => Assert.Equal(expected, SafeText.OneLine(text));

    [Theory]
    [InlineData("two\r\nlines\tand a tab", "two\r\nlines\tand a tab")]
    [InlineData("a\u001b[31mb\u200Bc", "a\uFFFD[31mb\uFFFDc")]
    public void Lines_keep_line_breaks_and_tabs(string text, string expected) => Assert.Equal(expected, SafeText.Lines(text));

    [Fact]
    public void Unsafe_characters_in_JSON_are_escaped_without_changing_the_value()
    {
        const string hostile = "a\u007F\u009B31m\u202E\u200B\U000E0041\uFEFFz";
        string safe = SafeText.Json($"\"{hostile}\"");

        Assert.Equal(safe, SafeText.OneLine(safe));
        Assert.Equal(hostile, System.Text.Json.JsonSerializer.Deserialize<string>(safe));
    }

    [Fact]
    public void Lone_surrogates_are_replaced() => Assert.Equal("a\uFFFDb", SafeText.OneLine("a" + (char)0xD800 + "b"));
}
