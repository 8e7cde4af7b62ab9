using System.Text;
using System.Text.Json;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

/// <summary>The framework's reader judges ours: the same tokens from the same bytes, and a fault where it finds one.</summary>
public sealed class TokenReaderTests
{
    private const string Seed =
        """{"value":[{"id":"/subscriptions/0/vaults/v","n":-12.5e+3,"t":true,"f":false,"z":null,"é":"ü\u00e9\n\ud83d\ude00\\"},[],{},[[0]]],"nextLink":"https://127.0.0.1/?a=b&c"}""";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{}")]
    [InlineData(" [ ] ")]
    [InlineData("[1,]")]
    [InlineData("{,}")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("[1 2]")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData("]")]
    [InlineData("[")]
    [InlineData("[1]]")]
    [InlineData("1 2")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("-a")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1E-07")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("tru")]
    [InlineData("nulls")]
    [InlineData("NaN")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("\"\\")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\t\"")]
    [InlineData("\"\u007f\u0080\"")]
    [InlineData("// a\n1")]
    [InlineData("\u00a01")]
    [InlineData("\f1")]
    public void Every_kind_of_payload_is_judged_alike(string json) => Compare(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Texts_of_any_length_end_where_they_end()
    {
        foreach (string tail in (string[])["", "\"", "\\\"", "\u0001\"", "é\"", "\\u00e9é\""])
        {
            for (int length = 0; length < 100; length++)
                Compare(Encoding.UTF8.GetBytes($"[\"{new string('x', length)}{tail},1]"));
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100_000)]
    public void Depth_is_bounded_alike(int depth)
    {
        Compare(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));
        Compare(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
    }

    [Fact]
    public void Mutated_payloads_are_judged_alike()
    {
        byte[] seed = Encoding.UTF8.GetBytes(Seed);
        Gen.Select(
            Gen.Int[0, seed.Length - 1], Gen.OneOf(Gen.Byte, Gen.Char["\"{}[],:0n\\u eZ-."].Select(static c => (byte)c)),
            Gen.Int[0, 2]).Array[1, 3]
            .Sample(
            edits =>
            {
                List<byte> json = [.. seed];
                foreach ((int at, byte b, int kind) in edits)
                {
                    int place = Math.Min(at, json.Count - 1);
                    if (kind == 0)
                        json[place] = b;
                    else if (kind == 1)
                        json.Insert(place, b);
                    else
                        json.RemoveAt(place);
                }

                Compare([.. json]);
            },
            seed: "0N0XIzNsQ0O2",
            iter: LongTests.AreAsked ? 1_000_000 : 50_000);
    }

    [Fact]
    public void Skipping_goes_to_the_end_of_any_value()
    {
        JsonTokenReader reader = new("""{"a":{"b":[1,{}]},"c":[2],"d":3}"""u8);
        reader.Read();
        foreach ((
            string name, JsonTokenType end) in ((string, JsonTokenType)[])[
            ("a", JsonTokenType.EndObject), ("c", JsonTokenType.EndArray), ("d", JsonTokenType.Number)
        ])
        {
            Assert.True(reader.Read());
            Assert.Equal(name, JsonToken.Name(in reader));
            reader.Skip();
            Assert.Equal(end, reader.TokenType);
        }

        Assert.True(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_fault_says_where_and_what_was_expected_but_not_what_is_there()
    {
        JsonException fault = Assert.ThrowsAny<JsonException>(static () => ReadAll("{\n  \"sasKey\": secret}"u8));
        Assert.Equal("The JSON is invalid: at line 2, byte 13, a value was expected.", fault.Message);
        Assert.Equal((1L, 12L), (fault.LineNumber, fault.BytePositionInLine));
        Assert.StartsWith(
            "The JSON ends too early: at line 1, byte 2", Assert.ThrowsAny<JsonException>(static () => ReadAll("["u8)).Message,
            StringComparison.Ordinal);
    }

    private static void ReadAll(ReadOnlySpan<byte> json)
    {
        JsonTokenReader reader = new(json);
        while (reader.Read())
        {
        }
    }

    // Theirs sees some faults a token earlier (what follows a number, for one), so that only the tokens of good payloads are compared.
    private static void Compare(byte[] json)
    {
        (List<(JsonTokenType, int, string, bool)> theirs, bool valid) = Theirs(json);
        List<(JsonTokenType, int, string, bool)> ours = [];
        try
        {
            JsonTokenReader reader = new(json);
            while (reader.Read())
            {
                bool hasText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number;
                ours.Add(
                    (
                        reader.TokenType, reader.TokenStart, hasText ? Convert.ToHexString(reader.Text) : "",
                        hasText && reader.TokenType != JsonTokenType.Number && reader.IsEscaped));
                if (hasText && reader.TokenType != JsonTokenType.Number)
                    Assert.Equal(!reader.Text.ContainsAnyExceptInRange((byte)0, (byte)0x7F), reader.IsAscii);
            }

            Assert.True(valid, Encoding.UTF8.GetString(json));
            Assert.Equal(theirs, ours);
        }
        catch (JsonException)
        {
            Assert.False(valid, Encoding.UTF8.GetString(json));
        }
    }

    private static (List<(JsonTokenType, int, string, bool)> Tokens, bool Valid) Theirs(byte[] json)
    {
        List<(JsonTokenType, int, string, bool)> tokens = [];
        try
        {
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
                bool hasText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number;
                tokens.Add(
                    (
                        reader.TokenType, (int)reader.TokenStartIndex, hasText ? Convert.ToHexString(reader.ValueSpan) : "",
                        hasText && reader.ValueIsEscaped));
            }

            return (tokens, true);
        }
        catch (JsonException)
        {
            return (tokens, false);
        }
    }
}
