using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class NumberTests
{
    private static readonly JsonSerializerOptions NamedLiterals =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    [Theory]
    [InlineData("12", 12)]
    [InlineData("\"12\"", 12)]
    [InlineData("12.0", 12)]
    [InlineData("1e2", 100)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483648", null)]
    [InlineData("12.5", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"12 \"", null)]
    [InlineData("\"0x12\"", null)]
    [InlineData("\"1,200\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public void A_whole_number_is_read(string json, int? expected) =>
        Assert.Equal((expected is not null, expected ?? default), Tokens.Read<int>(json, JsonScalars.TryReadInt32));

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("\"-9223372036854775808\"", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("1e400", null)]
    public void A_long_number_is_read(string json, long? expected) =>
        Assert.Equal((expected is not null, expected ?? default), Tokens.Read<long>(json, JsonScalars.TryReadInt64));

    [Theory]
    [InlineData("1.0", 1.0)]
    [InlineData("\"0.1\"", 0.1)]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("1e999", null)]
    [InlineData("\"1e999\"", null)]
    [InlineData("\"nan\"", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("[]", null)]
    public void A_floating_number_is_read(string json, double? expected)
    {
        (bool fits, double value) = Tokens.Read<double>(json, JsonScalars.TryReadDouble);

        Assert.Equal(expected, fits ? value : null);
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    public void What_is_not_a_JSON_number_is_written_as_System_Text_Json_writes_named_literals(double value, string expected)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
            JsonScalars.WriteDouble(writer, value);

        Assert.Equal(expected, Encoding.UTF8.GetString(bytes.WrittenSpan));
        Assert.Equal(expected, JsonSerializer.Serialize(value, NamedLiterals));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\"yes\"", null)]
    [InlineData("1", null)]
    [InlineData("null", null)]
    public void A_truth_value_is_read(string json, bool? expected) =>
        Assert.Equal((expected is not null, expected ?? default), Tokens.Read<bool>(json, JsonScalars.TryReadBoolean));

    [Fact]
    public void Numbers_survive_a_round_trip()
    {
        Gen.Double.Sample(
            value =>
                Assert.Equal(
                    (true, value), Tokens.Read<double>(Written.By(w => JsonScalars.WriteDouble(w, value)), JsonScalars.TryReadDouble)),
            seed: "0N0XIzNsQ0O2", iter: 1000);
        Gen.Decimal.Sample(
            value =>
                Assert.Equal(
                    (true, value), Tokens.Read<decimal>(Written.By(w => JsonScalars.WriteDecimal(w, value)), JsonScalars.TryReadDecimal)),
            seed: "0N0XIzNsQ0O2", iter: 1000);
        Gen.Long.Sample(
            value =>
                Assert.Equal(
                    (true, value), Tokens.Read<long>($"\"{value.ToString(CultureInfo.InvariantCulture)}\"", JsonScalars.TryReadInt64)),
            seed: "0N0XIzNsQ0O2", iter: 1000);
    }
}
