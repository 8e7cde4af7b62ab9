using System.Text;
using BackupJobsGen.Api;
using BackupJobsGen.Reading;
using BackupJobsGen.Documents;
using BackupJobsGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackupJobsGen.Tests.Reading;

/// <summary>
/// Broken documents, made from whole ones with a fixed seed: the generator never throws, never hangs, and tells where each fault
/// is.
/// </summary>
public class MutatedDocumentTests
{
    private const int Seed = 20240401;

    private static readonly int Cases = LongTests.AreAsked ? 10_000 : 500;

    // Made once: the generator sees of it only what it refers to.
    private static readonly Lazy<Compilation> Host = new(() => new TestProject().Compilation);

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "0", "-1.5e300", "\"x\"", "{}", "[]", "/*", "//", "\\", "\\ud800", "\u2028",
        "\0", "\uFEFF",
    ];

    [Fact]
    public void No_mutated_document_makes_the_generator_throw_or_hang()
    {
        Random random = new(Seed);
        List<string> failures = [];
        int written = 0;
        for (int i = 0; i < Cases; i++)
        {
            string text = Mutate(Documents.All[random.Next(Documents.All.Length)], random);
            if (Failure(text, ref written) is { } failure)
                failures.Add($"case {i}: {failure}");
        }

        Assert.Empty(failures);
        // Not all are too broken to come as far as the files.
        Assert.InRange(written, Cases / 10, Cases);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"swagger\":\"2.0\",\"paths\":")]
    [InlineData("{\"swagger\":\"2.0\",\"paths\":{\"/a\":")]
    [InlineData("{\"properties\":{\"a\":")]
    [InlineData("{\"allOf\":[")]
    [InlineData("{\"items\":")]
    public void Depth_of_a_hundred_thousand_is_a_problem(string level)
    {
        string text = "{\"swagger\":\"2.0\",\"paths\":{\"/a\":{\"get\":{\"responses\":{\"200\":{\"schema\":"
            + string.Concat(Enumerable.Repeat(level, 100_000));

        ApiResult result = Read(text);

        Assert.Contains(result.Problems, problem => problem.Id == Problems.NestedTooDeep.Id);
    }

    [Theory]
    [InlineData("\"D{0}\": {{ \"type\": \"array\", \"items\": {{ \"$ref\": \"#/definitions/D{1}\" }} }}")]
    [InlineData("\"D{0}\": {{ \"$ref\": \"#/definitions/D{1}\" }}")]
    [InlineData("\"D{0}\": {{ \"allOf\": [ {{ \"$ref\": \"#/definitions/D{1}\" }} ] }}")]
    [InlineData(
        "\"D{0}\": {{ \"allOf\": [ {{ \"$ref\": \"#/definitions/D{1}\" }} ], \"properties\": {{ \"p{0}\": {{ \"type\": \"string\" }} }} }}")]
    [InlineData("\"D{0}\": {{ \"oneOf\": [ {{ \"$ref\": \"#/definitions/D{1}\" }} ] }}")]
    [InlineData("\"D{0}\": {{ \"discriminator\": \"k\", \"allOf\": [ {{ \"$ref\": \"#/definitions/D{1}\" }} ] }}")]
    [InlineData("\"D{0}\": {{ \"properties\": {{ \"next\": {{ \"$ref\": \"#/definitions/D{1}\" }} }} }}")]
    public void Chains_and_circles_of_twenty_thousand_definitions_are_read(string definition)
    {
        const int Count = 20_000;
        StringBuilder definitions = new("\"Root\": { \"properties\": { \"first\": { \"$ref\": \"#/definitions/D0\" } } }");
        for (int i = 0; i < Count; i++)
            definitions.Append(", ").AppendFormat(System.Globalization.CultureInfo.InvariantCulture, definition, i, (i + 1) % Count);

        ApiResult result = Read(ApiReading.Returning(definitions.ToString()));

        Assert.Contains(result.Model!.Schemas, schema => schema.Name == "Root");
    }

    [Fact]
    public void Twenty_thousand_problems_are_reported()
    {
        const int Count = 20_000;
        string values = string.Join(",", Enumerable.Repeat("\"v\"", Count));

        ApiResult result = Read(ApiReading.Returning($$"""
            "Root": { "properties": { "a": { "type": "string", "enum": [ {{values}} ] } } }
            """));

        Assert.Equal(Count - 1, result.Problems.Count(problem => problem.Id == Problems.EnumValueIgnored.Id));
    }

    private static string? Failure(string text, ref int written)
    {
        using CancellationTokenSource tooLong = new(TimeSpan.FromSeconds(20));
        try
        {
            TestProject project = TestProject.Of(text, "/repo/specs/a.json").Document("/repo/specs/b.json", Documents.All[0]);
            GeneratorRunResult result = project.Driver.RunGenerators(Host.Value, tooLong.Token).GetRunResult().Results.Single();
            written += result.GeneratedSources.Length > 0 ? 1 : 0;
            // A fault of ours is caught and told under an id of its own; here it is as bad as one that escaped.
            Diagnostic? bad =
                result.Diagnostics.FirstOrDefault(
                    diagnostic => diagnostic.Id == Problems.GeneratorFault.Id
                        || !Problems.All.ContainsKey(diagnostic.Id)
                        || !IsPlaced(diagnostic));
            return result.Exception?.ToString() ?? bad?.ToString();
        }
        catch (OperationCanceledException)
        {
            return "not ready after 20 s:\n" + text;
        }
    }

    private static bool IsPlaced(Diagnostic diagnostic) =>
        diagnostic.Location.GetLineSpan() is { IsValid: true, Path.Length: > 0, StartLinePosition: { Line: >= 0, Character: >= 0 } };

    private static ApiResult Read(string text, CancellationToken cancellation = default)
    {
        OpenApiDocument[] documents =
            [
                OpenApiDocument.Parse("specs/a.json", text, cancellation),
                OpenApiDocument.Parse("specs/b.json", Documents.All[0], cancellation)
            ];
        return ApiReader.Read(documents.ToEquatableArray(), [new DocumentSelection("specs/a.json", [], [])], cancellation);
    }

    private static string Mutate(string text, Random random)
    {
        StringBuilder mutated = new(text);
        for (int edits = random.Next(1, 6); edits > 0 && mutated.Length > 0; edits--)
        {
            int at = random.Next(mutated.Length);
            switch (random.Next(11))
            {
                case 0:
                    mutated.Length = at;
                    break;
                case 1:
                    mutated.Remove(at, Math.Min(random.Next(1, 40), mutated.Length - at));
                    break;
                case 2:
                    mutated.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 3:
                    mutated[at] = (char)random.Next(1, 0x10000);
                    break;
                case 4:
                    SwapValue(mutated, random);
                    break;
                case 5:
                    Redirect(mutated, random);
                    break;
                case 6:
                    RepeatMember(mutated, random);
                    break;
                case 7:
                    Lengthen(mutated, random);
                    break;
                case 8:
                    Recode(mutated, random);
                    break;
                case 9:
                    mutated.Insert(at, new string(Tokens[random.Next(Tokens.Length)][0], random.Next(1, 2000)));
                    break;
                default:
                    int length = Math.Min(random.Next(1, 200), mutated.Length - at);
                    mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, length));
                    break;
            }
        }

        return mutated.ToString();
    }

    /// <summary>Puts a value of another type behind some colon, so that the document stays readable JSON.</summary>
    private static void SwapValue(StringBuilder text, Random random)
    {
        string current = text.ToString();
        int colon = current.IndexOf(": ", random.Next(current.Length), StringComparison.Ordinal);
        if (colon < 0)
            return;
        int end = current.IndexOfAny([',', '}', ']', '\n'], colon);
        string[] values =
            ["null", "true", "17", "\"text\"", "[ 1, {} ]", "{ \"a\": [] }", "{ \"$ref\": \"#\" }", "{ \"$ref\": 5 }", "[ \"null\" ]"];
        bool opens = end < 0 || current.AsSpan(colon, end - colon).IndexOfAny('{', '[') >= 0;
        if (!opens)
            text.Remove(colon + 2, end - colon - 2).Insert(colon + 2, values[random.Next(values.Length)]);
    }

    /// <summary>Says some member twice, the second time with what another one holds.</summary>
    private static void RepeatMember(StringBuilder text, Random random)
    {
        string current = text.ToString();
        int colon = current.IndexOf("\": ", random.Next(current.Length), StringComparison.Ordinal);
        int start = colon <= 0 ? -1 : current.LastIndexOf('"', colon - 1);
        int other = current.IndexOf("\": ", random.Next(current.Length), StringComparison.Ordinal);
        int end = other < 0 ? -1 : current.IndexOfAny([',', '}', ']', '{', '['], other);
        if (start >= 0 && end >= 0)
            text.Insert(
                start,
                current[start..(colon + 3)] + (current[end] switch { '{' => "{}", '[' => "[]", _ => current[(other + 3)..end] }) + ", ");
    }

    /// <summary>Makes some string, which may be a name, a path, a reference or a value, up to a hundred thousand characters long.</summary>
    private static void Lengthen(StringBuilder text, Random random)
    {
        string current = text.ToString();
        int quote = current.IndexOf('"', random.Next(current.Length));
        string[] parts = ["a", "/", "A b", "_", "\\u00e9", "{x}", "\\n", "名"];
        if (quote >= 0)
            text.Insert(quote + 1, string.Concat(Enumerable.Repeat(parts[random.Next(parts.Length)], random.Next(1, 15_000))));
    }

    /// <summary>Reads the bytes of the document as what they are not.</summary>
    private static void Recode(StringBuilder text, Random random)
    {
        string current = text.ToString();
        string read = random.Next(5) switch
        {
            0 => Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(current)),
            1 => Encoding.UTF8.GetString(Encoding.BigEndianUnicode.GetBytes(current)),
            2 => Encoding.Unicode.GetString(Encoding.UTF8.GetBytes(current)),
            3 => Encoding.Latin1.GetString([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(current)]),
            _ => Encoding.UTF8.GetString(
                [.. Encoding.UTF8.GetBytes(current).Select(octet => octet == (byte)'e' ? (byte)random.Next(256) : octet)]),
        };
        text.Clear().Append(read);
    }

    /// <summary>Lets some reference point somewhere else, also to itself and up its own path.</summary>
    private static void Redirect(StringBuilder text, Random random)
    {
        string current = text.ToString();
        const string Key = "\"$ref\": \"";
        int at = current.IndexOf(Key, random.Next(current.Length), StringComparison.Ordinal);
        int end = at < 0 ? -1 : current.IndexOf('"', at + Key.Length);
        if (end < 0)
            return;
        string[] targets =
        [
            "#", "#/", "#/definitions", "#/definitions/Root", "#/definitions/Node", "#/definitions/Child", "#/components/schemas/Node",
            "#/components/schemas/Shape", "b.json#/definitions/Root", "gone.json", "%", "#/%zz", "#/paths", "",
            "#/definitions/Node/properties/next",
        ];
        text.Remove(at + Key.Length, end - at - Key.Length).Insert(at + Key.Length, targets[random.Next(targets.Length)]);
    }
}
