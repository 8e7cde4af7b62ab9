namespace BackupJobsGen.Runtime;

/// <summary>Durations from and to UTF-8, in both formats that services write.</summary>
internal static class DurationFormat
{
    /// <summary>The ticks of TimeSpan.MinValue, without the sign: one more than of MaxValue.</summary>
    private const ulong MostNegativeTicks = 1UL << 63;

    /// <summary>The length of <c>-P10675199DT23H59M59.9999999S</c>; no duration is longer.</summary>
    public const int MaxIsoLength = 29;

    /// <summary>Reads <c>[-]P[nW][nD][T[nH][nM][n[.f]S]]</c> or <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="duration">The duration; what is finer than a tick is cut off.</param>
    /// <param name="isIso">Whether <see cref="WriteIso"/> writes the duration in the same way.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan duration, out bool isIso)
    {
        duration = default;
        isIso = false;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative)
            text = text[1..];
        if (text.IsEmpty)
            return false;
        ulong ticks;
        if (text[0] == 'P' ? !TryIso(text[1..], out ticks, out isIso) : !TryClock(text, out ticks))
            return false;
        isIso &= ticks != 0 || !negative;
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

    /// <summary>
    /// Writes <c>[-]P[nD][T[nH][nM][n[.f]S]]</c>: units that are zero are left out, as is the end of a fraction; no time is
    /// <c>PT0S</c>.
    /// </summary>
    /// <returns>The number of bytes, at most <see cref="MaxIsoLength"/>.</returns>
    public static int WriteIso(TimeSpan duration, Span<byte> text)
    {
        ulong ticks = duration.Ticks < 0 ? 0UL - (ulong)duration.Ticks : (ulong)duration.Ticks;
        int length = 0;
        if (duration.Ticks < 0)
            text[length++] = (byte)'-';
        text[length++] = (byte)'P';
        WriteUnit(ref ticks, TimeSpan.TicksPerDay, 'D', text, ref length);
        if (ticks == 0 && duration.Ticks != 0)
            return length;
        text[length++] = (byte)'T';
        WriteUnit(ref ticks, TimeSpan.TicksPerHour, 'H', text, ref length);
        WriteUnit(ref ticks, TimeSpan.TicksPerMinute, 'M', text, ref length);
        if (ticks != 0 || duration.Ticks == 0)
            WriteSeconds(ticks, text, ref length);
        return length;
    }

    private static void WriteUnit(ref ulong ticks, long unit, char letter, Span<byte> text, ref int length)
    {
        (ulong number, ticks) = Math.DivRem(ticks, (ulong)unit);
        if (number == 0)
            return;
        Write(number, text, ref length);
        text[length++] = (byte)letter;
    }

    private static void WriteSeconds(ulong ticks, Span<byte> text, ref int length)
    {
        (ulong seconds, ulong fraction) = Math.DivRem(ticks, (ulong)TimeSpan.TicksPerSecond);
        Write(seconds, text, ref length);
        if (fraction != 0)
        {
            text[length++] = (byte)'.';
            for (ulong digit = (ulong)TimeSpan.TicksPerSecond / 10; fraction != 0; digit /= 10)
            {
                text[length++] = (byte)('0' + fraction / digit);
                fraction %= digit;
            }
        }

        text[length++] = (byte)'S';
    }

    private static void Write(ulong number, Span<byte> text, ref int length)
    {
        bool fits = number.TryFormat(text[length..], out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        System.Diagnostics.Debug.Assert(fits, "MaxIsoLength holds the longest duration.");
        length += written;
    }

    /// <summary>Each unit at most once and in order. Years and months have no fixed length, so they do not fit.</summary>
    private static bool TryIso(ReadOnlySpan<byte> text, out ulong ticks, out bool isShortest)
    {
        ticks = 0;
        isShortest = true;
        ReadOnlySpan<byte> whole = text;
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

            ReadOnlySpan<byte> part = text;
            if (!TryNumber(ref text, out ulong number) || text.IsEmpty)
                return false;
            long fraction = 0;
            ReadOnlySpan<byte> digits = text;
            bool fractional = text[0] is (byte)'.' or (byte)',';
            if (fractional && (!Iso8601.TryFraction(ref text, out fraction) || text.IsEmpty))
                return false;
            (long unit, ulong limit) = UnitOf(text[0], inTime);
            if (unit == 0
                || unit >= previous
                || fractional && unit != TimeSpan.TicksPerSecond
                || !TryAdd(ref ticks, number, unit, fraction))
                return false;
            isShortest &= number < limit
                && (part[0] != '0' || number == 0 && fraction != 0 && part[1] == '.')
                && Iso8601.IsShortestFraction(digits[..^text.Length]);
            previous = unit;
            any = true;
            text = text[1..];
        }

        isShortest = ticks == 0 ? whole.SequenceEqual("T0S"u8) : isShortest;
        return any;
    }

    // The ticks of a unit, and the number of them that is written as one of the next: a week is written as days.
    private static (long Ticks, ulong Limit) UnitOf(byte unit, bool inTime) => (char)unit switch
    {
        'W' when !inTime => (7 * TimeSpan.TicksPerDay, 0),
        'D' when !inTime => (TimeSpan.TicksPerDay, ulong.MaxValue),
        'H' when inTime => (TimeSpan.TicksPerHour, 24),
        'M' when inTime => (TimeSpan.TicksPerMinute, 60),
        'S' when inTime => (TimeSpan.TicksPerSecond, 60),
        _ => (0, 0),
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
