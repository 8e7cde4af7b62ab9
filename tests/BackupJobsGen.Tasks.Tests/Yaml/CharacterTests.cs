using BackupJobsGen.Documents;

namespace BackupJobsGen.Tasks.Tests.Yaml;

/// <summary>Only CR and LF break lines in YAML 1.2; tabs are white space wherever they indent nothing.</summary>
public sealed class CharacterTests
{
    public static TheoryData<char> Separators => ['\u0085', '\u2028', '\u2029'];

    [Theory]
    [MemberData(nameof(Separators))]
    public void Separators_of_Unicode_break_no_line(char separator)
    {
        const string Yaml = "# c_x: 1\na: x_y\nb_c: 'p_ q'\nd: \"p_q\"\ne: |-\n  p_q\n  r\nf: >-\n  p_q\n  r\ng: [p_, _q]\n";

        Assert.Equal(
            Read.Yaml(Yaml).Replace('_', separator),
            Read.Yaml(Yaml.Replace('_', separator)).Replace($"\\u{(int)separator:x4}", $"{separator}", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Separators))]
    public void Positions_and_names_after_a_separator_are_exact(char separator) => Assert.Equal(
        (2, 9, $"the key 'b{separator}' occurs more than once in this mapping"),
        Read.YamlProblem($"# {separator}\n{{b{separator}: 1, b{separator}: 2}}\n"));

    [Fact]
    public void Characters_of_private_use_stay()
    {
        OpenApiDocument document = Read.Document("a.yaml", "a: \"\uE000\u2028\\uE001\\uE002\"\nb: |2\n     \n  \uE003x\n");

        Assert.Empty(document.Problems);
        Assert.Equal("\uE000\u2028\uE001\uE002", document.Root["a"]?.Value);
        Assert.Equal("   \n\uE003x\n", document.Root["b"]?.Value);
    }

    [Theory]
    [InlineData("a: b\n\t\nc: d\n", """{"a":"b","c":"d"}""")]
    [InlineData("a: b\n \t # comment\nc: d\n", """{"a":"b","c":"d"}""")]
    [InlineData("- 1\n\t# comment\n- 2\n", "[1,2]")]
    [InlineData("a:\r\n  b: 1\r\n\t\r\n  c: 2\r\n", """{"a":{"b":1,"c":2}}""")]
    [InlineData("a: |\n  x\n  \ty\nb: 1\n\t\nc: 2\n", """{"a":"x\u000a\u0009y\u000a","b":1,"c":2}""")]
    [InlineData("a: |\n  x\n  \t\n  y\nb: 1\n\t\nc: 2\n", """{"a":"x\u000a\u0009\u000ay\u000a","b":1,"c":2}""")]
    [InlineData("a: |\n  x\n  \t# y\nb: 1\n\t\nc: 2\n", """{"a":"x\u000a\u0009# y\u000a","b":1,"c":2}""")]
    public void Tabs_in_blank_lines_and_before_comments_indent_nothing(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: |\n  x\n   ", """{"a":"x\u000a \u000a"}""")]
    [InlineData("- |+\n   ", """["\u000a"]""")]
    [InlineData("a: |\n  x", """{"a":"x"}""")]
    [InlineData("a: |\n  x ", """{"a":"x "}""")]
    [InlineData("a: b   ", """{"a":"b"}""")]
    [InlineData("a: b\n   ", """{"a":"b"}""")]
    public void A_file_may_end_without_a_line_break(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));
}
