using System.Text;

namespace BackupJobsGen.Tasks.Tests.Yaml;

/// <summary>YAML as far as it is JSON; everything else is one problem at its line and column.</summary>
public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a:\n- 1\n- {b: [x, 'y']}", """{"a":[1,{"b":["x","y"]}]}""")]
    [InlineData("a: |\n  one\n  two\nb: >-\n  three\n  four", """{"a":"one\u000atwo\u000a","b":"three four"}""")]
    [InlineData("# comment\r\na: 1 # one\r\n", """{"a":1}""")]
    [InlineData("\uFEFFa: 1", """{"a":1}""")]
    [InlineData("%YAML 1.2\n---\na: 1\n...\n", """{"a":1}""")]
    [InlineData("{\"swagger\": \"2.0\", \"x\": [1, null]}", """{"swagger":"2.0","x":[1,null]}""")]
    [InlineData("a: \"\\u00e9\\n\\t\\x07\"", """{"a":"é\u000a\u0009\u0007"}""")]
    [InlineData("a: &x {n: 1}\nb: *x\nc: [*x, *x]", """{"a":{"n":1},"b":{"n":1},"c":[{"n":1},{"n":1}]}""")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x", """{"a":1,"b":2,"c":2}""")]
    [InlineData("&k key: 1\nb: *k", """{"key":1,"b":"key"}""")]
    [InlineData("[]", "[]")]
    public void Yaml_becomes_the_JSON_that_it_means(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: 1\nb: [1, 2\nc: 3", 2, 6)]
    [InlineData("a: 'x", 1, 4)]
    [InlineData("a: b: c", 1, 5)]
    [InlineData("a: 1\n b: 2", 2, 3)]
    [InlineData("a: @x", 1, 4)]
    public void A_syntax_error_has_line_and_column(string yaml, int line, int column)
    {
        (int atLine, int atColumn, string reason) = Read.YamlProblem(yaml);
        Assert.Equal((line, column), (atLine, atColumn));
        Assert.DoesNotContain("Line:", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\n\tb: 2", 2, 1)]
    [InlineData("openapi: 3.0.3\npaths:\n  /a:\n\tget:\n      x: 1\n", 4, 1)]
    [InlineData("openapi: 3.0.3\r\npaths:\r\n  /a:\r\n  \tget:\r\n      x: 1\r\n", 4, 3)]
    [InlineData("a:\n\t- 1\n", 2, 1)]
    [InlineData("a:\n  - b: 1\n\tc: 2\n", 3, 1)]
    [InlineData("\t# comment\n\t\na: [1,\n\t2]\nb:\n\tc: 1", 6, 1)]
    public void A_tab_as_indentation_is_named_at_its_place(string yaml, int line, int column) =>
        Assert.Equal((line, column, "a tab indents this line; use spaces"), Read.YamlProblem(yaml));

    [Theory]
    [InlineData("a: 'x\n\tb: 1\n", 1, 4)]
    [InlineData("a: [1,\n\t2]\nb: @x", 3, 4)]
    public void Tabs_that_are_valid_are_not_blamed(string yaml, int line, int column)
    {
        (int atLine, int atColumn, string reason) = Read.YamlProblem(yaml);

        Assert.Equal((line, column), (atLine, atColumn));
        Assert.DoesNotContain("tab", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3, 1, "the key 'a' occurs more than once in this mapping")]
    [InlineData("a: {b: 1, 'b': 2}", 1, 11, "the key 'b' occurs more than once in this mapping")]
    [InlineData("a: 1\n---\nb: 2", 2, 1, "the file contains more than one document")]
    [InlineData("a: !!str 1", 1, 4, "the tag 'tag:yaml.org,2002:str' is not supported")]
    [InlineData("a: !ruby/object:Gem {}", 1, 4, "the tag '!ruby/object:Gem' is not supported")]
    [InlineData("!!int 1: 2", 1, 1, "the tag 'tag:yaml.org,2002:int' is not supported")]
    [InlineData("? [a]\n: 1", 1, 3, "a key must be a scalar")]
    [InlineData("a: &x [1]\n*x : 2", 2, 1, "a key must be a scalar")]
    [InlineData("a: &x {n: 1}\nb:\n  <<: *x", 3, 3, "merge keys ('<<') are not part of YAML 1.2; write the members")]
    [InlineData("a: *x", 1, 4, "there is no anchor 'x' before this alias")]
    [InlineData("a: &x [1, *x]", 1, 11, "the alias 'x' is within the value that it stands for")]
    [InlineData("a: &x {b: {c: *x}}", 1, 15, "the alias 'x' is within the value that it stands for")]
    [InlineData("%YAML 1.1\n---\na: no", 1, 1, "the file declares another version than YAML 1.2")]
    [InlineData("", 1, 1, "the file contains no value")]
    [InlineData("# nothing\n", 1, 1, "the file contains no value")]
    public void What_JSON_cannot_say_is_refused(string yaml, int line, int column, string reason) =>
        Assert.Equal((line, column, reason), Read.YamlProblem(yaml));

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        StringBuilder yaml = new("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 20; i++)
            yaml.Append(System.FormattableString.Invariant($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        (int line, _, string reason) = Read.YamlProblem(yaml.ToString());
        Assert.Equal((5, "the aliases stand for more than 100,000 values"), (line, reason));
    }

    [Fact]
    public void Many_small_aliases_are_refused() => Assert.Equal(
        "the aliases stand for more than 100,000 values",
        Read.YamlProblem("a: &x 1\nb: [" + string.Join(",", Enumerable.Repeat("*x", 100_001)) + "]").Reason);

    [Theory]
    [InlineData("a: &x '{0}'\nb: [{1}]", 1000, 70_000)]
    [InlineData("a: &x {{'{0}': 1}}\nb: [{1}]", 2000, 35_000)]
    [InlineData("&x {0}: 1\nb: [{1}]", 1000, 70_000)]
    public void Aliases_of_long_texts_are_refused(string yaml, int length, int aliases) => Assert.Equal(
        "the aliases stand for more than 64 MB of text",
        Read.YamlProblem(string.Format(null, yaml, new string('k', length), string.Join(",", Enumerable.Repeat("*x", aliases)))).Reason);

    [Fact]
    public void Aliases_do_not_nest_more_deeply_than_the_limit()
    {
        StringBuilder yaml = new("a0: &a0 [1]\n");
        for (int i = 1; i < 300; i++)
            yaml.Append(System.FormattableString.Invariant($"a{i}: &a{i} [*a{i - 1}]\n"));
        Assert.Equal("the YAML is nested more than 256 levels deep", Read.YamlProblem(yaml.ToString()).Reason);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_has_a_limit(string open) => Assert.Equal(
        "the YAML is nested more than 256 levels deep", Read.YamlProblem(string.Concat(Enumerable.Repeat(open, 5000))).Reason);

    [Fact]
    public void Mutations_end_in_a_value_or_in_a_problem()
    {
        const string Yaml =
            "%YAML 1.2\n---\na: &x [1, 'two', \"th\\u0072ee\"]\nb:\n  - *x\n  - ? key\n    : |2-\n       text\nc: !!str {d: ~}\n...\n";
        Random random = new(17);
        for (int i = 0; i < 5000; i++)
        {
            StringBuilder mutated = new(Yaml);
            for (int edit = random.Next(1, 5); edit > 0; edit--)
            {
                int at = random.Next(mutated.Length);
                mutated.Remove(at, random.Next(0, Math.Min(4, mutated.Length - at)))
                    .Insert(Math.Min(at, mutated.Length), "&*!|>'\"%@`{}[],#:-? \n\t\0\uD800x"[random.Next(24)]);
            }

            _ = Read.Document("a.yaml", mutated.ToString());
        }
    }
}
