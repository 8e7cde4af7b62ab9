using System.Buffers.Binary;

namespace BackupJobsGen.Runtime;

/// <summary>
/// Instants in the form that nearly every service sends, <c>yyyy-MM-ddTHH:mm:ss[.fffffff]Z</c>, eight characters at a time.
/// <see cref="Iso8601"/> reads all others.
/// </summary>
internal static class UtcInstant
{
    private const int Seconds = 19;
    private const int FractionDigits = 7;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Reads an instant.</summary>
    /// <returns>False for any other form, for a fraction with a zero at its end, and for the first instant of year 1.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        long ticks = 0;
        if (text.Length == Seconds + 1 + FractionDigits + 1)
        {
            if (text[Seconds] != '.' || text[^2] == '0' || !TryFraction(text[(Seconds + 1)..], out ticks))
                return false;
        }
        else if (text.Length != Seconds + 1)
        {
            return false;
        }

        if (text[^1] != 'Z' || !TryAddSeconds(text, ref ticks) || ticks == 0)
            return false;
        instant = new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
        return true;
    }

    /// <summary>Seven digits, the ticks of a second, and any character after them.</summary>
    public static bool TryFraction(ReadOnlySpan<byte> text, out long ticks)
    {
        // A zero takes the place before the digits. Then numbers of one, two and four digits are joined to those of twice as many.
        ulong digits = (BinaryPrimitives.ReadUInt64LittleEndian(text) ^ Zeros) << 8;
        bool fits = ((digits + 0x7676767676767676 | digits) & HighBits) == 0;
        digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
        digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
        ticks = (uint)(digits * 10_000 + (digits >> 32));
        return fits;
    }

    private static bool TryAddSeconds(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (!TryPairs(text, "0000-00-"u8, 0x7F76767F76767676, out ulong date)
            || !TryPairs(text[8..], "00T00:00"u8, 0x76767F76767F7676, out ulong time)
            || text[16] != ':' || !char.IsAsciiDigit((char)text[17]) || !char.IsAsciiDigit((char)text[18]))
            return false;
        int year = At(date, 0) * 100 + At(date, 2);
        (int month, int day, int hour, int minute) = (At(date, 5), At(time, 0), At(time, 3), At(time, 6));
        int second = (text[17] - '0') * 10 + text[18] - '0';
        if (year == 0 || month is 0 or > 12 || day == 0 || day > 28 && day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
            return false;
        ticks += new DateOnly(year, month, day).DayNumber * TimeSpan.TicksPerDay
            + (hour * 3600L + minute * 60L + second) * TimeSpan.TicksPerSecond;
        return true;
    }

    /// <summary>Eight characters: digits where the pattern has 0, the pattern's own character elsewhere.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="room">By how much each may exceed the pattern before its highest bit is set, as 0x7F less that: 0 or 9.</param>
    /// <param name="pairs">At the position of each digit, the number that it forms with the next digit.</param>
    private static bool TryPairs(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, ulong room, out ulong pairs)
    {
        ulong difference = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ BinaryPrimitives.ReadUInt64LittleEndian(pattern);
        pairs = difference * 10 + (difference >> 8);
        return ((difference + room | difference) & HighBits) == 0;
    }

    private static int At(ulong pairs, int place) => (byte)(pairs >> (place * 8));
}
