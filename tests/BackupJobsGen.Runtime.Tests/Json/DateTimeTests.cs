using System.Globalization;
using CsCheck;

namespace BackupJobsGen.Runtime.Tests;

public sealed class DateTimeTests
{
    [Theory]
    [InlineData("2018-05-21T08:35:40.9488967Z", "2018-05-21T08:35:40.9488967+00:00")]
    [InlineData("2018-05-21T08:35:40.9488967", "2018-05-21T08:35:40.9488967+00:00")]
    [InlineData("2022-05-13T10:50:45.207162Z", "2022-05-13T10:50:45.2071620+00:00")]
    [InlineData("2022-05-13T10:50:45.2Z", "2022-05-13T10:50:45.2000000+00:00")]
    [InlineData("2022-05-13T10:50:45.123456789Z", "2022-05-13T10:50:45.1234567+00:00")]
    [InlineData("2022-05-13T10:50:45Z", "2022-05-13T10:50:45.0000000+00:00")]
    [InlineData("2022-05-13T10:50Z", "2022-05-13T10:50:00.0000000+00:00")]
    [InlineData("2022-05-13t10:50:45z", "2022-05-13T10:50:45.0000000+00:00")]
    [InlineData("2022-05-13 10:50:45", "2022-05-13T10:50:45.0000000+00:00")]
    [InlineData("2022-05-13T10:50:45+05:30", "2022-05-13T10:50:45.0000000+05:30")]
    [InlineData("2022-05-13T10:50:45-0800", "2022-05-13T10:50:45.0000000-08:00")]
    [InlineData("2022-05-13T10:50:45+14:00", "2022-05-13T10:50:45.0000000+14:00")]
    [InlineData("2022-05-13T10:50:45+02", "2022-05-13T10:50:45.0000000+02:00")]
    [InlineData("2022-05-13", "2022-05-13T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00.0000000-08:00", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000+00:00")]
    public void An_instant_is_read(string text, string expected)
    {
        (bool fits, DateTimeOffset value) = Tokens.Read<DateTimeOffset>($"\"{text}\"", JsonScalars.TryReadDateTime);
        Assert.True(fits);
        Assert.Equal(expected, value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"2023-02-29T00:00:00Z\"")]
    [InlineData("\"2022-13-01T00:00:00Z\"")]
    [InlineData("\"0000-01-01T00:00:00Z\"")]
    [InlineData("\"2022-05-13T24:00:00Z\"")]
    [InlineData("\"2022-05-13T10:60:00Z\"")]
    [InlineData("\"2022-05-13T10:50:60Z\"")]
    [InlineData("\"2022-05-13T10:50:45.Z\"")]
    [InlineData("\"2022-05-13T10:50:45+15:00\"")]
    [InlineData("\"2022-05-13T10:50:45+14:01\"")]
    [InlineData("\"2022-05-13T10:50:45 Z\"")]
    [InlineData("\"2022-05-13T10:50:45Zx\"")]
    [InlineData("\"2022-05-13T\"")]
    [InlineData("\"2022-5-13T10:50:45Z\"")]
    [InlineData("\"5/13/2022 10:09:31 AM\"")]
    [InlineData("\"0001-01-01T00:00:01+05:00\"")]
    [InlineData("\"9999-12-31T23:59:59-01:00\"")]
    [InlineData("\"２022-05-13T10:50:45Z\"")]
    [InlineData("1652438645")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_string_that_is_not_an_instant_does_not_fit(string json) =>
        Assert.False(Tokens.Read<DateTimeOffset>(json, JsonScalars.TryReadDateTime).Fits);

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+09:00")]
    [InlineData("0001-01-01")]
    public void The_first_midnight_is_the_default(string text) =>
        Assert.Equal((true, default), Tokens.Read<DateTimeOffset>($"\"{text}\"", JsonScalars.TryReadDateTime));

    [Theory]
    [InlineData("2022-05-13T10:50:45")]
    [InlineData("2022-05-13T10:50:45.1234567")]
    [InlineData("2023-02-28T23:59:59.9999999")]
    public void Each_character_counts_in_the_usual_form_as_in_any_other(string text)
    {
        for (int place = 0; place < text.Length; place++)
        {
            for (char other = ' '; other < 127; other++)
            {
                if (other is '"' or '\\')
                    continue;
                string changed = text[..place] + other + text[(place + 1)..];
                Assert.Equal(
                    Tokens.Read<DateTimeOffset>($"\"{changed}+00:00\"", JsonScalars.TryReadDateTime),
                    Tokens.Read<DateTimeOffset>($"\"{changed}Z\"", JsonScalars.TryReadDateTime));
            }
        }
    }

    [Fact]
    public void Every_instant_is_read_as_the_framework_reads_it() =>
        Gen.Select(Gen.Long[1, DateTime.MaxValue.Ticks], Gen.Int[-14 * 60, 14 * 60], Gen.Int[0, 7]).Sample(
            (ticks, minutes, digits) =>
            {
                long step = (long)Math.Pow(10, 7 - digits);
                DateTime local = new(ticks / step * step);
                if (local.Ticks - minutes * TimeSpan.TicksPerMinute is <= 0 or > 3155378975999999999)
                    return;
                DateTimeOffset expected = new(local, TimeSpan.FromMinutes(minutes));
                string text =
                    expected.ToString(
                        "yyyy-MM-ddTHH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "zzz", CultureInfo.InvariantCulture);
                (bool fits, DateTimeOffset value) = Tokens.Read<DateTimeOffset>($"\"{text}\"", JsonScalars.TryReadDateTime);
                Assert.True(fits, text);
                Assert.True(expected.EqualsExact(value), text);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 2000);

    [Fact]
    public void Every_instant_survives_a_round_trip() =>
        Gen.Select(Gen.Long[1, DateTime.MaxValue.Ticks], Gen.Int[-14 * 60, 14 * 60]).Sample(
            (ticks, minutes) =>
            {
                if (ticks - minutes * TimeSpan.TicksPerMinute is <= 0 or > 3155378975999999999)
                    return;
                DateTimeOffset value = new(ticks, TimeSpan.FromMinutes(minutes));
                string json = Written.By(writer => JsonScalars.WriteDateTime(writer, value));
                Assert.Equal($"\"{WireFormat.DateTime(value)}\"", json.Replace("\\u002B", "+", StringComparison.Ordinal));
                Assert.True(value.EqualsExact(Tokens.Read<DateTimeOffset>(json, JsonScalars.TryReadDateTime).Value));
            },
            seed: "0N0XIzNsQ0O2",
            iter: 2000);

    [Theory]
    [InlineData("2018-05-21", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("2018-05-21T00:00:00Z", false)]
    [InlineData("2018-5-21", false)]
    [InlineData("2018-02-30", false)]
    public void A_day_is_read(string text, bool fits) =>
        Assert.Equal(fits, Tokens.Read<DateOnly>($"\"{text}\"", JsonScalars.TryReadDate).Fits);

    [Theory]
    [InlineData("08:35:40.9488967", "08:35:40.9488967")]
    [InlineData("08:35", "08:35:00")]
    [InlineData("24:00:00", null)]
    [InlineData("08:35:40Z", "08:35:40")]
    [InlineData("08:35:40+02:00", "08:35:40")]
    [InlineData("08:35:40x", null)]
    [InlineData("8:35:40", null)]
    public void A_time_of_day_is_read(string text, string? expected)
    {
        (bool fits, TimeOnly value) = Tokens.Read<TimeOnly>($"\"{text}\"", JsonScalars.TryReadTime);
        Assert.Equal(expected, fits ? WireFormat.Time(value) : null);
    }

    [Theory]
    [InlineData("Mon, 21 May 2018 08:35:40 GMT", true)]
    [InlineData("Tue, 21 May 2018 08:35:40 GMT", false)]
    [InlineData("Mon, 21 May 2018 08:35:40 UTC", false)]
    [InlineData("2018-05-21T08:35:40Z", false)]
    public void An_rfc1123_instant_is_read(string text, bool expected)
    {
        (bool fits, DateTimeOffset value) = Tokens.Read<DateTimeOffset>($"\"{text}\"", JsonScalars.TryReadRfc1123);
        Assert.Equal(expected, fits);
        if (fits)
            Assert.Equal(text, WireFormat.Rfc1123(value));
    }

    [Theory]
    [InlineData("1526891740", true)]
    [InlineData("\"1526891740\"", true)]
    [InlineData("-62135596800", true)]
    [InlineData("253402300800", false)]
    [InlineData("1.5", false)]
    public void A_unix_time_is_read(string json, bool expected)
    {
        (bool fits, DateTimeOffset value) = Tokens.Read<DateTimeOffset>(json, JsonScalars.TryReadUnixTime);
        Assert.Equal(expected, fits);
        if (fits)
            Assert.Equal(json.Trim('"'), WireFormat.UnixTime(value));
    }
}
