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
    [InlineData(null, "")]
    public void Control_characters_are_replaced(string? text, string expected) => Assert.Equal(expected, SafeText.OneLine(text));
}
