using System.Text;
using System.Text.Json;

namespace BackupJobsGen.Runtime.Tests;

public sealed class ApiJsonTests
{
    [Fact]
    public void A_record_is_read_and_written()
    {
        Sample sample = ApiJson.Read<Sample>("""{"id":"a","other":[1]}""");
        Assert.Equal("a", sample.Id);
        Assert.Equal("""{"id":"a","other":[1]}""", ApiJson.Write(sample).ToString());
        Assert.Equal(sample, ApiJson.Read<Sample>(ApiJson.Write(sample).Utf8.Span));
    }

    [Fact]
    public void A_fault_has_its_path() =>
        Assert.Equal("$.id", Assert.Throws<JsonReadException>(() => ApiJson.Read<Sample>("""{"id":5}""")).Path);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"id":"a"} x""")]
    public void What_is_not_one_value_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => ApiJson.Read<Sample>(json));

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "\uFFFD")]
    [InlineData("""{"a":"\udc00x"}""", "\uFFFDx")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "\U0001F600")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\uFFFD\U0001F600")]
    [InlineData("""{"a":"\\ud800"}""", "\\ud800")]
    [InlineData("""{"a":"\u0041\n"}""", "A\n")]
    public void An_element_has_no_string_that_throws(string json, string expected) =>
        Assert.Equal(expected, RawJson.Parse(json).Element.GetProperty("a").GetString());

    [Fact]
    public void An_element_replaces_bytes_that_are_not_utf8()
    {
        JsonTokenReader reader = new([.. "{\"a"u8, 0xFF, .. "\":\"b"u8, 0xC0, .. "\"}"u8]);
        reader.Read();
        JsonProperty member = RawJson.Capture(ref reader).Element.EnumerateObject().Single();
        Assert.Equal(("a\uFFFD", "b\uFFFD"), (member.Name, member.Value.GetString()));
    }

    [Theory]
    [InlineData("""{"error":{"code":"C\ud800","message":"M"}}""")]
    [InlineData("""{"error":{"\udc00":1,"code":"C\udfff","message":"M"}}""")]
    public void An_error_is_read_whatever_its_strings_contain(string body)
    {
        ApiError error = ApiError.Parse(Encoding.UTF8.GetBytes(body))!;
        Assert.Equal(("C\uFFFD", "M"), (error.Code, error.Message));
    }
}
