namespace BackupJobsGen.Runtime;

/// <summary>Days, times and instants from UTF-8, without culture or time zone.</summary>
internal static class Iso8601
{
    private const int TickDigits = 7;
    private const int MaxOffsetMinutes = 14 * 60;

    private static ReadOnlySpan<int> PowersOfTen => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    /// <summary><c>yyyy-MM-dd</c> and nothing else.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        bool fits = TryParseDay(ref text, out int dayNumber) && text.IsEmpty;
        date = fits ? DateOnly.FromDayNumber(dayNumber) : default;
        return fits;
    }

    /// <summary><c>HH:mm[:ss[.f…]]</c> at the start of a span, which is moved to what follows.</summary>
    public static bool TryParseTime(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != ':')
            return false;
        int wrong = 0;
        int hour = TwoDigits(text[0], text[1], 23, ref wrong);
        int minute = TwoDigits(text[3], text[4], 59, ref wrong);
        int second = 0;
        if (text.Length < 6 || text[5] != ':')
        {
            text = text[5..];
        }
        else
        {
            if (text.Length < 8)
                return false;
            second = TwoDigits(text[6], text[7], 59, ref wrong);
            text = text[8..];
            if (text.Length > 0 && text[0] is (byte)'.' or (byte)',' && !TryFraction(ref text, out ticks))
                return false;
        }

        ticks += (hour * 3600L + minute * 60L + second) * TimeSpan.TicksPerSecond;
        return wrong >= 0;
    }

    /// <summary>
    /// A day, then optionally <c>T</c> or a space, a time and a zone. No zone is UTC; the year 1's first midnight is
    /// <c>default</c> in every zone.
    /// </summary>
    public static bool TryParseInstant(ReadOnlySpan<byte> text, out DateTimeOffset instant)
    {
        instant = default;
        if (!TryParseDay(ref text, out int dayNumber))
            return false;
        long ticks = 0;
        int offset = 0;
        if (!text.IsEmpty)
        {
            if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' '))
                return false;
            text = text[1..];
            if (!TryParseTime(ref text, out ticks) || !TryZone(text, out offset))
                return false;
        }

        ticks += dayNumber * TimeSpan.TicksPerDay;
        long utc = ticks - offset * TimeSpan.TicksPerMinute;
        if (ticks == 0)
            return true;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
            return false;
        instant = offset == 0
            ? new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc)) // needs no check of an offset
            : new DateTimeOffset(ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute));
        return true;
    }

    /// <summary>Whether nothing, <c>Z</c> or an offset.</summary>
    public static bool IsZone(ReadOnlySpan<byte> text) => TryZone(text, out _);

    /// <summary>Whether a time without a zone has seconds, and no more fraction digits than its value needs.</summary>
    public static bool IsShortestTime(ReadOnlySpan<byte> text) => text.Length >= 8 && text[5] == ':' && IsShortestFraction(text[8..]);

    /// <summary>Whether an instant is in the form in which it is written.</summary>
    public static bool IsShortestInstant(ReadOnlySpan<byte> text, DateTimeOffset instant)
    {
        if (text.Length < 20 || text[10] != 'T' || text[16] != ':')
            return false;
        bool isUtc = instant.Offset == TimeSpan.Zero;
        int zone = text.Length - (isUtc ? 1 : 6);
        return zone >= 19 && (isUtc ? text[zone] == 'Z' : text[zone + 3] == ':')
            && IsShortestFraction(text[19..zone]) && (instant != default || zone == 19 && isUtc);
    }

    /// <summary>Whether a fraction, with its point, or nothing has no digit that a tick does not need.</summary>
    public static bool IsShortestFraction(ReadOnlySpan<byte> text) =>
        text.IsEmpty || text[0] == '.' && text.Length <= TickDigits + 1 && text[^1] != '0';

    /// <summary><c>.f…</c>: digits beyond the seventh are finer than a tick and cut off.</summary>
    public static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        if (text.Length > TickDigits + 1 && !char.IsAsciiDigit((char)text[TickDigits + 1]) && UtcInstant.TryFraction(text[1..], out ticks))
        {
            text = text[(TickDigits + 1)..];
            return true;
        }

        int end = 1;
        uint number = 0;
        for (; end < text.Length && (uint)(text[end] - '0') <= 9; end++)
        {
            if (end <= TickDigits)
                number = number * 10 + (uint)(text[end] - '0');
        }

        text = text[end..];
        int digits = end - 1;
        ticks = digits < TickDigits ? number * PowersOfTen[TickDigits - digits] : number;
        return digits > 0;
    }

    private static bool TryParseDay(ref ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-')
            return false;
        int wrong = 0;
        int year = TwoDigits(text[0], text[1], 99, ref wrong) * 100 + TwoDigits(text[2], text[3], 99, ref wrong);
        int month = TwoDigits(text[5], text[6], 12, ref wrong);
        int day = TwoDigits(text[8], text[9], 31, ref wrong);
        if (wrong < 0 || year == 0 || month == 0 || day == 0 || day > 28 && day > DateTime.DaysInMonth(year, month))
            return false;
        dayNumber = new DateOnly(year, month, day).DayNumber;
        text = text[10..];
        return true;
    }

    /// <summary>Nothing, <c>Z</c>, or <c>±HH[[:]mm]</c>, to the end of the span.</summary>
    private static bool TryZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')
            return text.Length <= 1;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length < 3)
            return false;
        int wrong = 0;
        minutes = TwoDigits(text[1], text[2], 14, ref wrong) * 60;
        ReadOnlySpan<byte> rest = text[3..];
        if (rest.Length == 3 && rest[0] == ':')
            rest = rest[1..];
        if (rest.Length == 2)
            minutes += TwoDigits(rest[0], rest[1], 59, ref wrong);
        else if (!rest.IsEmpty)
            return false;
        if (text[0] == '-')
            minutes = -minutes;
        return wrong >= 0 && Math.Abs(minutes) <= MaxOffsetMinutes;
    }

    /// <summary>
    /// A number of two digits. Any other character, or a number that is too large, makes <paramref name="wrong"/> negative: the caller
    /// checks once.
    /// </summary>
    private static int TwoDigits(byte first, byte second, int max, ref int wrong)
    {
        int tens = first - '0';
        int ones = second - '0';
        int value = tens * 10 + ones;
        wrong |= tens | (9 - tens) | ones | (9 - ones) | (max - value);
        return value;
    }
}
