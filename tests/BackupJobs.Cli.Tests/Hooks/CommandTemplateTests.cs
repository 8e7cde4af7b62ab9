namespace BackupJobs.Cli.Tests.Hooks;

/// <summary>What the command of <c>--on-end</c> is made of.</summary>
public class CommandTemplateTests
{
    [Theory]
    [InlineData("notify", new string[0])]
    [InlineData("notify  a\tb", new[] { "a", "b" })]
    [InlineData("notify 'a b' \"c d\"", new[] { "a b", "c d" })]
    [InlineData("notify a'b c'd", new[] { "ab cd" })]
    [InlineData("notify ''", new[] { "" })]
    [InlineData("notify \"it's \\\"here\\\"\"", new[] { "it's \"here\"" })]
    [InlineData("notify 'a\\b' C:\\tools\\x a\\ b", new[] { "a\\b", "C:\\tools\\x", "a b" })]
    [InlineData("notify $HOME *.txt `id` $(id) ; rm", new[] { "$HOME", "*.txt", "`id`", "$(id)", ";", "rm" })]
    [InlineData("notify {job} 'x {job} y' '{\"a\":1}' {}", new[] { "J1", "x J1 y", "{\"a\":1}", "{}" })]
    public void A_command_is_split_like_in_a_shell_without_expansions(string text, string[] expected)
    {
        CommandTemplate template = CommandTemplate.Parse(text, "--on-end");

        Assert.Equal("notify", template.Program);
        Assert.Equal(expected, template.Arguments([("job", "J1")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("''")]
    [InlineData("notify 'a")]
    [InlineData("notify \"a")]
    [InlineData("{item} a")]
    [InlineData("./{job}.sh")]
    [InlineData("notify {jobs}")]
    [InlineData("notify {Job}")]
    public void An_invalid_command_is_wrong_usage(string text) =>
        Assert.Equal(
            ExitCode.Usage, Assert.Throws<FailureException>(() => CommandTemplate.Parse(text, "--on-end")).Failure.ExitCode);

    [Theory]
    [InlineData("vm1", "vm1")]
    [InlineData("", "")]
    [InlineData("Büro-Server_1.contoso.com:443", "Büro-Server_1.contoso.com:443")]
    [InlineData("a; touch /tmp/x", "a__touch_/tmp/x")]
    [InlineData("$(id) `id` ${IFS} |&<>()'\"\\*?[]{}!#~%^\r\n\0", "__id___id____IFS_________________________")]
    [InlineData("--delete", "_-delete")]
    [InlineData("-rf", "_rf")]
    [InlineData("a b", "a_b")]
    [InlineData("{job}", "_job_")]
    public void Values_have_no_meaning_to_a_shell(string value, string expected)
    {
        string inert = EndValues.Inert(value);

        Assert.Equal(expected.Length, inert.Length);
        Assert.DoesNotContain(inert, c => !char.IsLetterOrDigit(c) && !"._:/@+=,-".Contains(c, StringComparison.Ordinal));
        if (!value.Contains('$', StringComparison.Ordinal))
            Assert.Equal(expected, inert);
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_stays_a_value() =>
        Assert.Equal(
            ["_job_ J1"], CommandTemplate.Parse("notify '{item} {job}'", "--on-end").Arguments([("item", "{job}"), ("job", "J1")]));
}
