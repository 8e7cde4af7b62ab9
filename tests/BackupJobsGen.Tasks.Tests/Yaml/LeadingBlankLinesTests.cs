namespace BackupJobsGen.Tasks.Tests.Yaml;

/// <summary>Spaces of blank lines at the start of a block scalar are indentation; the values are those of libyaml.</summary>
public sealed class LeadingBlankLinesTests
{
    [Theory]
    [InlineData("title: |\n    \nversion: '1'\n", """{"title":"","version":"1"}""")]
    [InlineData("a:\n  e: |+\n            \n  v: 1\n", """{"a":{"e":"\u000a","v":1}}""")]
    [InlineData("a:\n  e: >\n       \n  v: 1\n", """{"a":{"e":"","v":1}}""")]
    [InlineData("a: |-\n  \n    \n \nb: 1\n", """{"a":"","b":1}""")]
    [InlineData("- >+\n \n   \n- x\n", """["\u000a\u000a","x"]""")]
    [InlineData("a: |  # c\n    \n# d\nb: 1\n", """{"a":"","b":1}""")]
    [InlineData("a: &q |\n    \nb: *q\n", """{"a":"","b":""}""")]
    [InlineData("a:\n  - b: |\n         \n    c: 1\n  - d: >-\n      \n    e: 2\n", """{"a":[{"b":"","c":1},{"d":"","e":2}]}""")]
    [InlineData("a: |\r\n     \r\n  \r\nb: 1\r\n", """{"a":"","b":1}""")]
    [InlineData("|\n    \n", "\"\"")]
    [InlineData("a: |\n    \n...\n", """{"a":""}""")]
    public void A_block_of_blank_lines_may_be_indented(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: |\n  \n  x\nb: 1\n", """{"a":"\u000ax\u000a","b":1}""")]
    [InlineData("a: |\n   \n    x\nb: 1\n", """{"a":"\u000ax\u000a","b":1}""")]
    public void A_block_may_begin_with_an_indented_blank_line(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: |2\n     \n  x\n", """{"a":"   \u000ax\u000a"}""")]
    [InlineData("a: |2\n     \n     x\n", """{"a":"   \u000a   x\u000a"}""")]
    [InlineData("a: |2\n \n     \n  x\n", """{"a":"\u000a   \u000ax\u000a"}""")]
    [InlineData("a: >2\n     \n  x\n", """{"a":"   \u000ax\u000a"}""")]
    [InlineData("a: >1\n \nb: 1\n", """{"a":"","b":1}""")]
    [InlineData("a: >1+\n\n \nb: 1\n", """{"a":"\u000a\u000a","b":1}""")]
    [InlineData("a: |+1\n   \nb: 1\n", """{"a":"  \u000a","b":1}""")]
    [InlineData("--- |2\n    \n  x\n", "\"  \\u000ax\\u000a\"")]
    [InlineData("- a: |2\n      \n    x\n", """[{"a":"  \u000ax\u000a"}]""")]
    [InlineData("- - |1\n     \n   x\n", """[["  \u000ax\u000a"]]""")]
    [InlineData("a:\n- |2\n    \n  x\n- y\n", """{"a":["  \u000ax\u000a","y"]}""")]
    [InlineData("a: &m\n- |2\n    \n  x\n", """{"a":["  \u000ax\u000a"]}""")]
    [InlineData("a:\n - |2\n     \n   x\n", """{"a":["  \u000ax\u000a"]}""")]
    [InlineData("a: &m\n  b: |2\n      \n    x\n", """{"a":{"b":"  \u000ax\u000a"}}""")]
    [InlineData("a: {b: 1}\nc: |-2\r\n    \r\n  x\r\n", """{"a":{"b":1},"c":"  \u000ax"}""")]
    public void Spaces_after_the_indentation_of_an_indicator_are_content(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: |\n  x |\n      \n", """ "x |\u000a    \u000a" """)]
    [InlineData("a: |+\n  x\n  >\n        \n", """ "x\u000a>\u000a      \u000a" """)]
    [InlineData("a: |2\n      x\n  |\n      \n", """ "    x\u000a|\u000a    \u000a" """)]
    [InlineData("a: x |\n    \n  y\n", """ "x |\u000ay" """)]
    [InlineData("a: \"x |\n    \n  y\"\n", """ "x |\u000ay" """)]
    public void Spaces_within_a_longer_scalar_stay(string before, string json) =>
        Assert.Equal($$"""{"a":{{json.Trim()}},"b":""}""", Read.Yaml(before + "b: |\n    \n"));

    [Theory]
    [InlineData("a: |\n    \n  x\nb: 1\n", 3, 1)]
    [InlineData("a: |\n    \nb: |\n     \n  x\n", 5, 1)]
    public void A_blank_line_wider_than_the_first_line_is_an_error(string yaml, int line, int column)
    {
        (int atLine, int atColumn, string reason) = Read.YamlProblem(yaml);

        Assert.Equal((line, column), (atLine, atColumn));
        Assert.Contains("extra spaces in first line", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: |\n    \nb: @x\n", 3, 4)]
    [InlineData("a: >\r\n     \r\n   \r\nb:   |+\r\n    \r\nc: {d: *x}\r\n", 6, 8)]
    [InlineData("\uFEFFa: |\n    \na: 1\n", 3, 1)]
    public void Positions_after_the_block_are_exact(string yaml, int line, int column)
    {
        (int atLine, int atColumn, _) = Read.YamlProblem(yaml);

        Assert.Equal((line, column), (atLine, atColumn));
    }
}
