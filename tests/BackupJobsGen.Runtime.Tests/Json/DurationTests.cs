using System.Globalization;
using System.Text;
using System.Xml;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class DurationTests
{
    [Theory]
    [InlineData("00:20:23.0896697", "00:20:23.0896697")]
    [InlineData("PT20M23.0896697S", "00:20:23.0896697")]
    [InlineData("PT8H20M24.524619S", "08:20:24.5246190")]
    [InlineData("PT1.2657289S", "00:00:01.2657289")]
    [InlineData("PT0S", "00:00:00")]
    [InlineData("PT0.1S", "00:00:00.1000000")]
    [InlineData("PT0.12345678S", "00:00:00.1234567")]
    [InlineData("PT0,5S", "00:00:00.5000000")]
    [InlineData("P1D", "1.00:00:00")]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("P1W2DT3H", "9.03:00:00")]
    [InlineData("P1DT2H3M4S", "1.02:03:04")]
    [InlineData("PT36H", "1.12:00:00")]
    [InlineData("PT90M", "01:30:00")]
    [InlineData("-PT5M", "-00:05:00")]
    [InlineData("1.02:03:04", "1.02:03:04")]
    [InlineData("1.02:03:04.5", "1.02:03:04.5000000")]
    [InlineData("-00:00:01", "-00:00:01")]
    [InlineData("0:00:01", "00:00:01")]
    [InlineData("P10675199DT2H48M5.4775807S", "10675199.02:48:05.4775807")]
    [InlineData("-P10675199DT2H48M5.4775808S", "-10675199.02:48:05.4775808")]
    [InlineData("-10675199.02:48:05.4775808", "-10675199.02:48:05.4775808")]
    public void Both_formats_are_read(string text, string expected)
    {
        (bool fits, TimeSpan value) = Tokens.Read<TimeSpan>($"\"{text}\"", JsonScalars.TryReadDuration);
        Assert.True(fits);
        Assert.Equal(expected, value.ToString("c", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("-")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1Y2M3DT4H")]
    [InlineData("PT1S2M")]
    [InlineData("PT1H1H")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("PT1.S")]
    [InlineData("PT.5S")]
    [InlineData("PT1.5H")]
    [InlineData("PT5")]
    [InlineData("P T5S")]
    [InlineData("p1d")]
    [InlineData("PT1TH")]
    [InlineData("24:00:00")]
    [InlineData("1.24:00:00")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("00:20")]
    [InlineData("00:20:23.")]
    [InlineData("00:20:23 ")]
    [InlineData("00:2:23")]
    [InlineData("10675199.02:48:05.4775808")]
    [InlineData("P10675200D")]
    [InlineData("PT999999999999999999999S")]
    [InlineData("P99999999999999999W")]
    public void A_string_that_is_not_a_duration_does_not_fit(string text) =>
        Assert.Equal((false, default), Tokens.Read<TimeSpan>($"\"{text}\"", JsonScalars.TryReadDuration));

    [Fact]
    public void Durations_are_written_as_the_framework_writes_them() =>
        Gen.OneOf(
            Gen.Long.Select(Gen.Int[0, 62], (ticks, shift) => new TimeSpan(ticks >> shift)),
            Gen.Select(
                Gen.Int[-10, 10], Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, 60_000], Gen.Bool,
                (days, hours, minutes, milliseconds, full) => full
                    ? new TimeSpan(days, hours, minutes, 0, milliseconds)
                    : new TimeSpan(days % 2, hours / 20, minutes / 50, milliseconds / 59_000)),
            Gen.Const(TimeSpan.MinValue),
            Gen.Const(TimeSpan.MaxValue)).Sample(
            value =>
            {
                string expected = XmlConvert.ToString(value);
                Assert.Equal($"\"{expected}\"", Written.By(writer => JsonScalars.WriteDuration(writer, value)));
                Assert.Equal(expected, WireFormat.Duration(value));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 20000);

    [Fact]
    public void Durations_in_both_formats_are_read_as_the_framework_reads_them() =>
        Gen.Long.Select(Gen.Int[0, 62], (ticks, shift) => new TimeSpan(ticks >> shift)).Sample(
            value =>
            {
                Assert.Equal((true, value), Tokens.Read<TimeSpan>($"\"{XmlConvert.ToString(value)}\"", JsonScalars.TryReadDuration));
                Assert.Equal(
                    (true, value),
                    Tokens.Read<TimeSpan>($"\"{value.ToString("c", CultureInfo.InvariantCulture)}\"", JsonScalars.TryReadDuration));
                Assert.Equal(
                    (true, value),
                    Tokens.Read<TimeSpan>(Written.By(writer => JsonScalars.WriteDuration(writer, value)), JsonScalars.TryReadDuration));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 5000);

    [Fact]
    public void Any_text_gives_what_the_frameworks_xml_reader_gives_or_does_not_fit() =>
        Gen.String[Gen.Char["PTDHMSWY0123456789.:-"], 0, 14].Sample(
            text =>
            {
                (bool fits, TimeSpan value) = Tokens.Read<TimeSpan>($"\"{text}\"", JsonScalars.TryReadDuration);
                if (!fits || text.Contains('W', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal))
                    return;
                Assert.Equal(XmlConvert.ToTimeSpan(text).Ticks, value.Ticks, 1.0);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 20000);

    [Fact]
    public void The_form_of_a_duration_is_kept_unless_it_is_what_the_framework_writes() =>
        Gen.String[Gen.Char["PTDHMSW0123456789.,-"], 0, 9].Select(Gen.Bool, (text, prefix) => prefix ? "PT" + text : text).Sample(
            text =>
            {
                if (DurationFormat.TryParse(Encoding.ASCII.GetBytes(text), out TimeSpan value, out bool isIso))
                    Assert.Equal(XmlConvert.ToString(value) == text, isIso);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 300_000);

    [Theory]
    [InlineData("PT0S", true)]
    [InlineData("-PT0S", false)]
    [InlineData("P0D", false)]
    [InlineData("PT0.5S", true)]
    [InlineData("PT00.5S", false)]
    [InlineData("PT0.50S", false)]
    [InlineData("PT0,5S", false)]
    [InlineData("PT1M0.5S", true)]
    [InlineData("PT60S", false)]
    [InlineData("PT24H", false)]
    [InlineData("P40D", true)]
    [InlineData("P1W", false)]
    [InlineData("PT1H0M1S", false)]
    [InlineData("-P1DT1S", true)]
    [InlineData("PT0.12345678S", false)]
    [InlineData("PT0.00000001S", false)]
    public void The_shortest_form_is_told_from_others(string text, bool expected)
    {
        Assert.True(DurationFormat.TryParse(Encoding.ASCII.GetBytes(text), out TimeSpan value, out bool isIso));
        Assert.Equal(expected, isIso);
        Assert.Equal(expected, XmlConvert.ToString(value) == text);
    }
}
