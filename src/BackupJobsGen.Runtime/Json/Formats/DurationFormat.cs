namespace BackupJobsGen.Runtime;

/// <summary>Durations from UTF-8, in both formats that the service writes.</summary>
internal static class DurationFormat
{
    /// <summary>The ticks of TimeSpan.MinValue, without the sign: one more than of MaxValue.</summary>
    private const ulong MostNegativeTicks = 1UL << 63;

    /// <summary>Reads <c>[-]P[nW][nD][T[nH][nM][n[.f]S]]</c> or <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan duration)
    {
        duration = default;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative)
            text = text[1..];
        if (text.IsEmpty)
            return false;
        ulong ticks;
        if (text[0] == 'P' ? !TryIso(text[1..], out ticks) : !TryClock(text, out ticks))
            return false;
        if (ticks > (negative ? MostNegativeTicks : MostNegativeTicks - 1))
            return false;
        duration = new TimeSpan(negative ? unchecked((long)(0UL - ticks)) : (long)ticks);
        return true;
    }

    /// <summary>Whether a string is what a duration is in the format <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static bool IsClock(ReadOnlySpan<byte> text, TimeSpan duration)
    {
        Span<byte> clock = stackalloc byte[32];
        return duration.TryFormat(clock, out int length, "c", System.Globalization.CultureInfo.InvariantCulture)
            && clock[..length].SequenceEqual(text);
    }

    /// <summary>Whether a string is what a duration is in ISO 8601, of days, hours, minutes and seconds.</summary>
    public static bool IsIso(ReadOnlySpan<byte> text, TimeSpan duration) =>
        text.Length > 1 && text[^1] is >= (byte)'D' && System.Text.Ascii.Equals(text, System.Xml.XmlConvert.ToString(duration));

    /// <summary>Each unit at most once and in order. Years and months have no fixed length, so they do not fit.</summary>
    private static bool TryIso(ReadOnlySpan<byte> text, out ulong ticks)
    {
        ticks = 0;
        bool inTime = false;
        bool any = false;
        long previous = long.MaxValue;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T' && !inTime)
            {
                inTime = true;
                any = false;
                text = text[1..];
                continue;
            }

            if (!TryNumber(ref text, out ulong number) || text.IsEmpty)
                return false;
            long fraction = 0;
            bool fractional = text[0] is (byte)'.' or (byte)',';
            if (fractional && (!Iso8601.TryFraction(ref text, out fraction) || text.IsEmpty))
                return false;
            long unit = TicksOf(text[0], inTime);
            if (unit == 0
                || unit >= previous
                || fractional && unit != TimeSpan.TicksPerSecond
                || !TryAdd(ref ticks, number, unit, fraction))
                return false;
            previous = unit;
            any = true;
            text = text[1..];
        }

        return any;
    }

    private static long TicksOf(byte unit, bool inTime) => (char)unit switch
    {
        'W' when !inTime => 7 * TimeSpan.TicksPerDay,
        'D' when !inTime => TimeSpan.TicksPerDay,
        'H' when inTime => TimeSpan.TicksPerHour,
        'M' when inTime => TimeSpan.TicksPerMinute,
        'S' when inTime => TimeSpan.TicksPerSecond,
        _ => 0,
    };

    private static bool TryClock(ReadOnlySpan<byte> text, out ulong ticks)
    {
        ticks = 0;
        if (!TryNumber(ref text, out ulong days))
            return false;
        ulong hours = days;
        if (text.Length > 0 && text[0] == '.')
        {
            text = text[1..];
            if (!TryNumber(ref text, out hours))
                return false;
        }
        else
        {
            days = 0;
        }

        if (hours > 23 || !TrySixty(ref text, out ulong minutes) || !TrySixty(ref text, out ulong seconds))
            return false;
        long fraction = 0;
        if (text.Length > 0 && (text[0] != '.' || !Iso8601.TryFraction(ref text, out fraction) || !text.IsEmpty))
            return false;
        ticks = hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute + seconds * TimeSpan.TicksPerSecond + (ulong)fraction;
        return TryAdd(ref ticks, days, TimeSpan.TicksPerDay, 0);
    }

    /// <summary>Adds a part, unless it is more than a TimeSpan holds. Two such parts do not overflow.</summary>
    private static bool TryAdd(ref ulong ticks, ulong number, long unit, long fraction)
    {
        ulong high = Math.BigMul(number, (ulong)unit, out ulong part);
        ticks += part + (ulong)fraction;
        return high == 0 && part <= MostNegativeTicks && ticks <= MostNegativeTicks;
    }

    /// <summary><c>:nn</c>.</summary>
    private static bool TrySixty(ref ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        if (text.Length < 3 || text[0] != ':')
            return false;
        text = text[1..];
        int before = text.Length;
        return TryNumber(ref text, out value) && before - text.Length == 2 && value < 60;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        int digits = 0;
        for (; digits < text.Length && (uint)(text[digits] - '0') <= 9; digits++)
            value = value * 10 + (uint)(text[digits] - '0');
        text = text[digits..];
        // 18 digits never overflow, and are more than any unit of a TimeSpan can hold.
        return digits is > 0 and <= 18;
    }
}
