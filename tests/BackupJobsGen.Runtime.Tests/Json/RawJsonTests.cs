using System.Buffers;
using System.Text.Json;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class RawJsonTests
{
    private static readonly Gen<string> AnyJson = Gen.Recursive<string>((depth, inner) =>
    {
        Gen<string> leaf = Gen.OneOf(
            Gen.Const("null"), Gen.Const("true"), Gen.Const("false"), Gen.Const("-1.50e+10"), Gen.Const("[]"), Gen.Const("{ }"),
            Gen.Long.Select(static n => JsonSerializer.Serialize(n)), Gen.String.Select(static s => JsonSerializer.Serialize(s)));
        return depth > 4 ? leaf : Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(static items => "[ " + string.Join(" ,\n", items) + "]"),
            Gen.Select(Gen.String, inner).Array[0, 4]
                .Select(
                    static members => "{"
                        + string.Join(", ", members.Select(static m => JsonSerializer.Serialize(m.Item1) + " : " + m.Item2)) + " }"));
    });

    [Fact]
    public void Any_value_is_kept_without_white_space_and_in_its_own_spelling() =>
        AnyJson.Sample(
            json =>
            {
                using JsonDocument document = JsonDocument.Parse(json);
                RawJson raw = RawJson.Parse(json);
                Assert.True(JsonElement.DeepEquals(document.RootElement, raw.Element));
                Assert.Equal(raw, RawJson.Parse(raw.ToString()));
                Assert.Equal(raw.ToString(), Written.By(raw.WriteTo));
                Utf8JsonReader segmented = new(Tokens.Segmented(json));
                Assert.Equal(raw, JsonSerializer.Deserialize<RawJson>(ref segmented));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 1000);

    [Theory]
    [InlineData(" { \"a\" : [ 1 , \"x y\" , { } ] } ", """{"a":[1,"x y",{}]}""")]
    [InlineData("1.50e+3", "1.50e+3")]
    [InlineData("\"\\u0041\"", "\"\\u0041\"")]
    public void White_space_goes_and_spelling_stays(string json, string expected) => Assert.Equal(expected, RawJson.Parse(json).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("{} x")]
    [InlineData("{")]
    [InlineData("[1,]")]
    public void Invalid_json_is_rejected(string json) => Assert.ThrowsAny<JsonException>(() => RawJson.Parse(json));

    [Fact]
    public void The_reader_is_at_the_last_token()
    {
        JsonTokenReader reader = new("""[{"a":[1]},2]"""u8);
        reader.Read();
        reader.Read();
        Assert.Equal("""{"a":[1]}""", RawJson.Capture(ref reader).ToString());
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
        reader.Read();
        Assert.True(JsonScalars.TryReadInt32(ref reader, out int two));
        Assert.Equal(2, two);
    }

    [Fact]
    public void The_serializer_takes_it()
    {
        Assert.Equal("""{"a":[1]}""", JsonSerializer.Deserialize<RawJson>("""{ "a": [1] }""")!.ToString());
        Assert.Equal("null", JsonSerializer.Deserialize<RawJson>("null")!.ToString());
        Assert.Equal("[null]", JsonSerializer.Serialize(new RawJson?[] { null }));
    }

    [Fact]
    public void Properties_are_replaced_and_compared_in_any_order()
    {
        RawJson one = RawJson.Parse("1");
        JsonProperties first = JsonProperties.Empty.With("a", one).With("b", one);
        Assert.Equal(first, JsonProperties.Empty.With("b", one).With("a", one));
        Assert.Equal(first.GetHashCode(), JsonProperties.Empty.With("b", one).With("a", one).GetHashCode());
        Assert.NotEqual(first, first.With("a", RawJson.Parse("2")));
        Assert.Equal(2, first.With("a", RawJson.Parse("2")).Count);
        Assert.Equal("{2 entries}", first.ToString());
    }

    [Fact]
    public void Writing_a_value_again_allocates_only_its_json()
    {
        string value = new('x', 20_000);
        RawJson.From(value, Write);
        long before = GC.GetAllocatedBytesForCurrentThread();

        RawJson json = RawJson.From(value, Write);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 20_000, 21_000);
        Assert.Equal($"\"{value}\"", json.ToString());
    }

    [Fact]
    public void A_value_that_fails_or_writes_another_one_leaves_nothing_to_the_next()
    {
        Assert.Throws<InvalidOperationException>(() => RawJson.From("a", static (writer, value, mode) =>
        {
            writer.WriteStartArray();
            throw new InvalidOperationException(value);
        }));
        RawJson outer = RawJson.From("b", static (writer, value, mode) =>
        {
            writer.WriteStartArray();
            RawJson.From(value, Write).WriteTo(writer);
            writer.WriteEndArray();
        });

        Assert.Equal("""["b"]""", outer.ToString());
        Assert.Equal("\"c\"", RawJson.From("c", Write).ToString());
    }

    private static void Write(Utf8JsonWriter writer, string value, JsonWriteMode mode) => writer.WriteStringValue(value);
}
