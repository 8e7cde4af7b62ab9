namespace BackupJobsGen.Tasks.Tests.Yaml;

/// <summary>Keys and anchors of flow collections, as YAML 1.2 reads them.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData("{a: &x 1, b: 2}", """{"a":1,"b":2}""")]
    [InlineData("{a: &x 'y', b: *x, c: *x}", """{"a":"y","b":"y","c":"y"}""")]
    [InlineData("{a: &x one, ? b : &y two, c: [*x, *y]}", """{"a":"one","b":"two","c":["one","two"]}""")]
    [InlineData("{a: &x, b: 2}", """{"a":null,"b":2}""")]
    [InlineData("a: &x one\nb: {c: *x, d: &y [1], e: *y}\n", """{"a":"one","b":{"c":"one","d":[1],"e":[1]}}""")]
    public void An_anchor_may_name_a_scalar(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("{a, b:, \"c\":1, ? d : e}", """{"a":null,"b":null,"c":1,"d":"e"}""")]
    [InlineData("{b:}", """{"b":null}""")]
    [InlineData("{b: , c:}", """{"b":null,"c":null}""")]
    [InlineData("[b:]", """[{"b":null}]""")]
    [InlineData("[b:, {c:}, x:y]", """[{"b":null},{"c":null},"x:y"]""")]
    [InlineData("{http://x:}", """{"http://x":null}""")]
    [InlineData("{&k g:}", """{"g":null}""")]
    [InlineData("{'a':b, \"c\":[1], d:e}", """{"a":"b","c":[1],"d:e":null}""")]
    [InlineData("{a:: 1, ?b: 2, ?: 3}", """{"a:":1,"?b":2,"?":3}""")]
    [InlineData("{? a, ? b : 1}", """{"a":null,"b":1}""")]
    [InlineData("{?}", """{"":null}""")]
    [InlineData("{a: b:c, d: -1}", """{"a":"b:c","d":-1}""")]
    public void A_key_ends_at_its_colon(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("{a\n: 1}", """{"a":1}""")]
    [InlineData("{a # one\n : 1, b c\n  : 2, \"d\"\n : 3}", """{"a":1,"b c":2,"d":3}""")]
    [InlineData("x: {\n  a\n  : {b\n    : 1}\n  }\n", """{"x":{"a":{"b":1}}}""")]
    [InlineData("{a: 1, : 2}", """{"a":1,"":2}""")]
    [InlineData("{&m g\n : x}", """{"g":"x"}""")]
    [InlineData("{a: 1, &m g\n : x, b: *m}", """{"a":1,"g":"x","b":"g"}""")]
    [InlineData("{&m 1\n : x, &n \"q\"\n: y}", """{"1":"x","q":"y"}""")]
    [InlineData("{&m g\n h\n : x}", """{"g h":"x"}""")]
    [InlineData("{&m g\n h: x}", """{"g h":"x"}""")]
    public void A_colon_may_be_on_the_line_after_its_key(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("{a: 1\n: 2}", 2, 1)]
    [InlineData("[a\n: 1]", 2, 1)]
    [InlineData("{a: &m 1\n: 2}", 2, 1)]
    [InlineData("[&m a\n: 1]", 2, 1)]
    [InlineData("{!!str a\n: 1}", 1, 2)]
    [InlineData("{a: b:}", 1, 5)]
    [InlineData("{a: 1 b: 2}", 1, 8)]
    [InlineData("{a: &x '1' &y 2}", 1, 12)]
    public void What_is_invalid_stays_invalid(string yaml, int line, int column)
    {
        (int atLine, int atColumn, _) = Read.YamlProblem(yaml);

        Assert.Equal((line, column), (atLine, atColumn));
    }

    [Theory]
    [InlineData("a: &x k\n*x : 2\n", """{"a":"k","k":2}""")]
    [InlineData("- &x 200\n- {*x : ok}\n", """[200,{"200":"ok"}]""")]
    [InlineData("?\n: x\n", """{"":"x"}""")]
    [InlineData("? a\n: x\n?\n", """{"a":"x","":null}""")]
    public void A_key_may_be_an_alias_or_empty(string yaml, string json) => Assert.Equal(json, Read.Yaml(yaml));

    [Theory]
    [InlineData("a: &x 1\n*x : 2\n1: 3\n", 3, 1, "the key '1' occurs more than once in this mapping")]
    [InlineData("a: &x {b: 1}\n*x : 2\n", 2, 1, "a key must be a scalar")]
    [InlineData("*x : 2\n", 1, 1, "there is no anchor 'x' before this alias")]
    public void An_alias_as_a_key_names_a_scalar_once(string yaml, int line, int column, string reason) =>
        Assert.Equal((line, column, reason), Read.YamlProblem(yaml));
}
