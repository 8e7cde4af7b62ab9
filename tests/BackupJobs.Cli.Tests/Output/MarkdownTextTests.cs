namespace BackupJobs.Cli.Tests.Output;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<img src=x>", "&#60;img src=x&#62;")]
    [InlineData("[x](http://evil)", "\\[x\\]\\(http\\://evil\\)")]
    [InlineData("line\nbreak", "line break")]
    [InlineData("@team `code` *b* &lt;", "&#64;team \\`code\\` \\*b\\* &#38;lt;")]
    public void Service_text_is_only_text(string text, string expected) => Assert.Equal(expected, MarkdownText.Cell(text));
}
