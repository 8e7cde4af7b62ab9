using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupJobs.Tests.Reading;

/// <summary>
/// Scalars as the documentation of reading has them, over what the framework parses: not quick, and written apart from the reader
/// that is judged.
/// </summary>
internal static partial class ReferenceScalars
{
    private const NumberStyles PlainNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly TimeSpan FarthestZone = TimeSpan.FromHours(14);

    /// <returns>The value; null when the token does not fit.</returns>
    public static object? Read(ReferenceSchema schema, JsonElement value) => schema.Kind switch
    {
        ReferenceKind.Text => TextOf(value),
        ReferenceKind.Boolean => Boolean(value),
        ReferenceKind.Int32 => Int32(value),
        ReferenceKind.Double => Double(value),
        ReferenceKind.Instant => TextOf(value) is { } text ? Instant(text) : null,
        ReferenceKind.Duration => TextOf(value) is { } text ? Duration(text) : null,
        ReferenceKind.Enum => EnumText(schema.Texts, value),
        _ => throw new InvalidOperationException($"{schema.Kind} is no scalar."),
    };

    /// <summary>A text of valid Unicode.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool? Boolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => TextOf(value) is { } text && BooleanPattern().Match(text) is { Success: true } match ? match.Groups["true"].Success : null,
    };

    private static string? NumberOf(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetRawText() : TextOf(value);

    private static int? Int32(JsonElement value) =>
        decimal.TryParse(NumberOf(value), PlainNumber, CultureInfo.InvariantCulture, out decimal number)
            && decimal.IsInteger(number)
            && number is >= int.MinValue and <= int.MaxValue
            ? (int)number : null;

    private static double? Double(JsonElement value)
    {
        string? text = NumberOf(value);
        if (text is "NaN" or "Infinity" or "-Infinity")
            return double.Parse(text, CultureInfo.InvariantCulture);
        return double.TryParse(text, PlainNumber, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null;
    }

    private static EnumText? EnumText(IReadOnlyList<string> texts, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return TextOf(value) is { } text ? new EnumText(text) : null;
        return new EnumText(
            value.TryGetInt32(out int ordinal) && ordinal >= 0 && ordinal < texts.Count ? texts[ordinal] : value.GetRawText());
    }

    private static DateTimeOffset? Instant(string text)
    {
        Match match = InstantPattern().Match(text);
        if (!match.Success
            || !DateTime.TryParseExact(
                match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
            return null;
        BigInteger hours = Number(match, "h"), minutes = Number(match, "m"), seconds = Number(match, "s");
        TimeSpan zone = TimeSpan.FromMinutes((int)Number(match, "zh") * 60 + (int)Number(match, "zm"));
        if (hours > 23 || minutes > 59 || seconds > 59 || Number(match, "zm") > 59 || zone > FarthestZone)
            return null;
        if (match.Groups["sign"].Value == "-")
            zone = -zone;
        BigInteger local = day.Ticks + Ticks(hours, minutes, seconds) + Fraction(match);
        BigInteger utc = local - zone.Ticks;
        // The first midnight of the year 1, in any zone, means "none".
        return local == 0 || utc <= 0 || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset((long)local, zone);
    }

    private static TimeSpan? Duration(string text)
    {
        Match match = IsoDurationPattern().Match(text) is { Success: true } iso ? iso : ClockDurationPattern().Match(text);
        if (!match.Success || match.Groups["clock"].Success && Number(match, "h") > 23)
            return null;
        BigInteger days = Number(match, "w") * 7 + Number(match, "d");
        BigInteger ticks = days * TimeSpan.TicksPerDay + Ticks(Number(match, "h"), Number(match, "m"), Number(match, "s"))
            + Fraction(match);
        if (match.Groups["minus"].Success)
            ticks = -ticks;
        return ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : null;
    }

    private static BigInteger Ticks(BigInteger hours, BigInteger minutes, BigInteger seconds) =>
        (hours * 3600 + minutes * 60 + seconds) * TimeSpan.TicksPerSecond;

    private static BigInteger Number(Match match, string group) =>
        match.Groups[group].Success ? BigInteger.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>What is finer than a tick is cut off.</summary>
    private static long Fraction(Match match) =>
        match.Groups["f"].Success
            ? long.Parse(match.Groups["f"].Value.PadRight(7, '0').AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"\A(?:(?<true>[tT][rR][uU][eE])|[fF][aA][lL][sS][eE])\z")]
    private static partial Regex BooleanPattern();

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ](?<h>[0-9]{2}):(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]+))?)?(?:[Zz]|(?<sign>[+-])(?<zh>[0-9]{2})(?::?(?<zm>[0-9]{2}))?)?)?\z")]
    private static partial Regex InstantPattern();

    // More digits than 18 are more than a duration can hold.
    [GeneratedRegex(
        @"\A(?<minus>-)?P(?=.)(?:(?<w>[0-9]{1,18})W)?(?:(?<d>[0-9]{1,18})D)?(?:T(?=.)(?:(?<h>[0-9]{1,18})H)?(?:(?<m>[0-9]{1,18})M)?(?:(?<s>[0-9]{1,18})(?:[.,](?<f>[0-9]+))?S)?)?\z")]
    private static partial Regex IsoDurationPattern();

    [GeneratedRegex(
        @"\A(?<minus>-)?(?<clock>(?:(?<d>[0-9]{1,18})\.)?(?<h>[0-9]{1,18}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9]))(?:\.(?<f>[0-9]+))?\z")]
    private static partial Regex ClockDurationPattern();
}

/// <summary>A value of an open enum.</summary>
internal sealed record EnumText(string Text);
