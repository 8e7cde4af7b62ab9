using System.Text.Json;
using BackupJobsGen.Testing.Documents;
using BackupJobsGen.Testing.Schemas;

namespace BackupJobsGen.Testing;

/// <summary>Patterns are those of JavaScript, and numbers beyond decimals have limits.</summary>
public class PatternTests
{
    [Theory]
    [InlineData(@"^\s$", "\u00A0", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\d{3}$", "123\n", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData(@"^\w$", "ä", false)]
    [InlineData("[z-a]", "a", null)]
    public void Patterns_are_those_of_javascript(string pattern, string value, bool? expected) =>
        Assert.Equal(expected, Patterns.IsMatch(pattern, value));

    [Theory]
    [InlineData(@"^\u0041\x42\u{43}\.$", "ABC.")]
    [InlineData(@"^[\u0061][\x62]\uD83D\uDE00$", "ab😀")]
    [InlineData(@"^\p{Lu}\p{L}\p{N}$", null)]
    [InlineData(@"^a\/b\t$", "a/b\t")]
    public void Strings_are_made_of_escapes(string pattern, string? expected)
    {
        string? made = PatternText.Make(pattern, new Random(1));

        Assert.NotNull(made);
        Assert.Equal(expected ?? made, made);
    }

    [Theory]
    [InlineData("\"maximum\": 0.3", "0.30000000000000004", false)]
    [InlineData("\"maximum\": 0.3", "0.3", true)]
    [InlineData("\"minimum\": 1e30", "5", false)]
    [InlineData("\"minimum\": 1e30", "2e30", true)]
    [InlineData("\"maximum\": 5", "1e30", false)]
    [InlineData("\"exclusiveMaximum\": 1e30", "1e30", false)]
    [InlineData("\"maximum\": 1e30, \"exclusiveMaximum\": true", "1e30", false)]
    [InlineData("\"maximum\": 1e30", "1e30", true)]
    public void Limits_hold_for_every_number(string limit, string value, bool isValid)
    {
        LoadedDocument document = LoadedDocument.Parse($$"""{ "openapi": "3.1.0", "schema": { {{limit}} } }""", "openapi.json");
        using JsonDocument json = JsonDocument.Parse(value);

        SchemaCheck check = new(document, new Discriminators(document), Direction.Request);
        Assert.Equal(isValid, check.Check(json.RootElement, document.Root["schema"]!).Count == 0);
    }
}
