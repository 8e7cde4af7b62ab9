using System.Globalization;
using System.Text;
using BackupJobsGen.Json;

namespace BackupJobsGen.Tests.Json;

public class JsonReaderTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"a":[1,-2.5e+3,true,false,null,"x"],"b":{"c":{}}}""")]
    [InlineData("""["é","😀","\"\\/","日本"]""")]
    public void Reading_and_writing_gives_the_text_back(string json)
    {
        ParsedJson read = JsonReader.Read(json);

        Assert.Empty(read.Faults);
        Assert.Equal(json, JsonWriter.Write(read.Root!));
    }

    [Theory]
    [InlineData(@"""\u0041\n\t\b\f\r\""\\\/""", "A\n\t\b\f\r\"\\/")]
    [InlineData(@"""\uD83D\uDE00""", "😀")]
    [InlineData(@"""a\u00e9b""", "aéb")]
    public void Escapes_are_resolved(string json, string expected)
    {
        ParsedJson read = JsonReader.Read(json);

        Assert.Empty(read.Faults);
        Assert.Equal(expected, read.Root!.Value);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Values_and_names_know_line_and_column_whatever_the_line_ends(string lineEnd)
    {
        string json = string.Join(lineEnd, "{", "  \"first\": 1,", "  \"😀\": [ \"x\", {", "     \"deep\": true } ]", "}");

        ParsedJson read = JsonReader.Read(json);

        JsonNode second = read.Root!["😀"]!;
        JsonNode deep = second.Items[1]["deep"]!;
        Assert.Equal((0, 0), read.Position(read.Root.Offset));
        Assert.Equal((1, 2), read.Position(read.Root["first"]!.NameOffset));
        Assert.Equal((1, 11), read.Position(read.Root["first"]!.Offset));
        Assert.Equal((2, 8), read.Position(second.Offset));
        Assert.Equal((2, 10), read.Position(second.Items[0].Offset));
        Assert.Equal((3, 5), read.Position(deep.NameOffset));
        Assert.Equal((3, 13), read.Position(deep.Offset));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        ParsedJson read = JsonReader.Read("\uFEFF{\"a\":1}");

        Assert.Empty(read.Faults);
        Assert.Equal("1", read.Root!["a"]!.Value);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_reported_and_skipped()
    {
        ParsedJson read = JsonReader.Read("{ // one\n \"a\": [1, 2,], /* two */ \"b\": 3, }");

        Assert.Equal(["a comment", "a comma before a closing bracket", "a comment", "a comma before a closing bracket"],
            read.Faults.Select(fault => fault.Argument));
        Assert.All(read.Faults, fault => Assert.Same(Problems.NotStrictJson, fault.Kind));
        Assert.Equal("""{"a":[1,2],"b":3}""", JsonWriter.Write(read.Root!));
    }

    [Fact]
    public void Of_a_doubled_key_the_last_one_wins()
    {
        ParsedJson read = JsonReader.Read("""{"a":1,"b":2,"a":3}""");

        JsonFault fault = Assert.Single(read.Faults);
        Assert.Same(Problems.DuplicateKey, fault.Kind);
        Assert.Equal(13, fault.Offset);
        Assert.Equal("""{"b":2,"a":3}""", JsonWriter.Write(read.Root!));
    }

    [Theory]
    [InlineData("", "null", 0)]
    [InlineData("   ", "null", 3)]
    [InlineData("{", "{}", 1)]
    [InlineData("""{"a":1,"b":""", """{"a":1}""", 11)]
    [InlineData("""{"a":[1,{"b":"c" """, """{"a":[1,{"b":"c"}]}""", 17)]
    [InlineData("""{"a":1 "b":2}""", """{"a":1,"b":2}""", 7)]
    [InlineData("""[[1] [2]]""", """[[1],[2]]""", 5)]
    [InlineData("""{"a":["b" "c"],"d":1}""", """{"a":["b","c"],"d":1}""", 10)]
    [InlineData("""{"a":1 2}""", """{"a":1}""", 7)]
    [InlineData("""{"a":1}}""", """{"a":1}""", 7)]
    [InlineData("""{"a":tru}""", "{}", 5)]
    [InlineData("""{"a":'x'}""", "{}", 5)]
    [InlineData("""{a:1}""", "{}", 1)]
    [InlineData("""[1,,2]""", "[1]", 3)]
    [InlineData("""[01]""", "[]", 1)]
    [InlineData("""[1.]""", "[]", 1)]
    [InlineData("""[-]""", "[]", 1)]
    [InlineData("\"open", "null", 0)]
    [InlineData("\"two\nlines\"", "null", 0)]
    [InlineData("swagger: '2.0'", "null", 0)]
    public void Values_before_an_error_are_kept(string json, string expected, int offset)
    {
        ParsedJson read = JsonReader.Read(json);

        JsonFault fault = Assert.Single(read.Faults);
        Assert.Same(Problems.UnreadableJson, fault.Kind);
        Assert.Equal(offset, fault.Offset);
        Assert.Equal(expected, read.Root is null ? "null" : JsonWriter.Write(read.Root));
    }

    [Theory]
    [InlineData(@"""\uD83D""", "\uFFFD")]
    [InlineData(@"""\uDE00x""", "\uFFFDx")]
    [InlineData(@"""\q""", "q")]
    [InlineData(@"""\u12""", "\uFFFD12")]
    [InlineData("\"a\tb\"", "a\tb")]
    public void Characters_that_JSON_forbids_are_reported_and_never_half_a_pair(string json, string expected)
    {
        ParsedJson read = JsonReader.Read(json);

        Assert.Same(Problems.BadCharacter, Assert.Single(read.Faults).Kind);
        Assert.Equal(expected, read.Root!.Value);
    }

    [Fact]
    public void Half_a_pair_that_is_not_escaped_is_reported_too()
    {
        ParsedJson read = JsonReader.Read("[\"a\uD83D\"]"); // In no attribute: those are stored as UTF-8.

        Assert.Equal(3, Assert.Single(read.Faults).Offset);
        Assert.Equal("a\uFFFD", read.Root!.Items[0].Value);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void A_hundred_thousand_levels_are_a_problem_and_no_crash(char open, char close)
    {
        string inner = open == '{' ? "\"a\":" : "";
        string deep = string.Concat(Enumerable.Repeat(open + inner, 100_000)) + "1" + new string(close, 100_000);

        ParsedJson read = JsonReader.Read("{\"deep\":" + deep + ",\"after\":2}");

        Assert.Same(Problems.NestedTooDeep, Assert.Single(read.Faults).Kind);
        Assert.Equal("2", read.Root!["after"]!.Value);
    }

    [Fact]
    public void Huge_strings_and_numbers_are_texts()
    {
        string text = new('x', 3_000_000);
        string number = new('9', 1_000_000);

        ParsedJson read = JsonReader.Read($$"""{"text":"{{text}}","number":{{number}}}""");

        Assert.Empty(read.Faults);
        Assert.Equal(text.Length, read.Root!["text"]!.Value.Length);
        Assert.Equal(number, read.Root["number"]!.Value);
    }

    [Fact]
    public void Wide_objects_find_their_members()
    {
        StringBuilder json = new("{");
        for (int i = 0; i < 50_000; i++)
            json.Append(CultureInfo.InvariantCulture, $"\"k{i}\":{i},");
        json.Append("\"last\":true}");

        ParsedJson read = JsonReader.Read(json.ToString());

        Assert.Empty(read.Faults);
        Assert.Equal("41234", read.Root!["k41234"]!.Value);
        Assert.Null(read.Root["missing"]);
        Assert.Equal(50_000, read.Root["last"]!.Index);
    }

    [Fact]
    public void Text_of_the_wrong_encoding_is_named()
    {
        string utf16AsBytes = Encoding.Latin1.GetString(Encoding.BigEndianUnicode.GetBytes("{}"));

        JsonFault fault = Assert.Single(JsonReader.Read(utf16AsBytes).Faults);

        Assert.Contains("UTF-16", fault.Argument, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_is_not_said_to_have_an_encoding()
    {
        JsonFault fault = Assert.Single(JsonReader.Read("\0\u0001\u0002\u0003").Faults);

        Assert.DoesNotContain("UTF-16", fault.Argument, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => JsonReader.Read("{}", cancelled.Token));
    }
}
