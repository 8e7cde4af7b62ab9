namespace BackupJobs.Runtime;

/// <summary>Days, times and instants from UTF-8, without culture or time zone.</summary>
internal static class Iso8601
{
    private const int TickDigits = 7;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary><c>yyyy-MM-dd</c> and nothing else.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        bool fits = TryParseDay(ref text, out int dayNumber) && text.IsEmpty;
        date = fits ? DateOnly.FromDayNumber(dayNumber) : default;
        return fits;
    }

    /// <summary><c>HH:mm[:ss[.f…]]</c> at the start of a text, which is moved behind it.</summary>
    public static bool TryParseTime(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!TryTwoDigits(text, 0, 23, out int hour) || text.Length < 5 || text[2] != ':' || !TryTwoDigits(text, 3, 59, out int minute))
            return false;
        text = text[5..];
        int second = 0;
        if (text.Length > 0 && text[0] == ':')
        {
            if (!TryTwoDigits(text, 1, 59, out second))
                return false;
            text = text[3..];
            if (text.Length > 0 && text[0] is (byte)'.' or (byte)',' && !TryFraction(ref text, out ticks))
                return false;
        }

        ticks += (hour * 3600L + minute * 60L + second) * TimeSpan.TicksPerSecond;
        return true;
    }

    /// <summary>A day, then optionally <c>T</c> or a space, a time and a zone. No zone is UTC; the year 1's first midnight is <c>default</c> in every zone.</summary>
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
        instant = new DateTimeOffset(ticks, new TimeSpan(offset * TimeSpan.TicksPerMinute));
        return true;
    }

    /// <summary><c>.f…</c>: digits beyond the seventh are finer than a tick and cut off.</summary>
    public static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        int digits = 0;
        for (text = text[1..]; text.Length > 0 && char.IsAsciiDigit((char)text[0]); text = text[1..])
        {
            if (digits++ < TickDigits)
                ticks = ticks * 10 + (text[0] - '0');
        }

        for (int i = digits; i < TickDigits; i++)
            ticks *= 10;
        return digits > 0;
    }

    private static bool TryParseDay(ref ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryTwoDigits(text, 0, 99, out int century) || !TryTwoDigits(text, 2, 99, out int yearOfCentury)
            || !TryTwoDigits(text, 5, 12, out int month) || !TryTwoDigits(text, 8, 31, out int day))
            return false;
        int year = century * 100 + yearOfCentury;
        if (year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        dayNumber = new DateOnly(year, month, day).DayNumber;
        text = text[10..];
        return true;
    }

    /// <summary>Nothing, <c>Z</c>, or <c>±HH[[:]mm]</c>, to the end of the text.</summary>
    private static bool TryZone(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.IsEmpty || text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')
            return text.Length <= 1;
        if (text[0] is not ((byte)'+' or (byte)'-') || !TryTwoDigits(text, 1, 14, out int hours))
            return false;
        ReadOnlySpan<byte> rest = text[3..];
        if (rest.Length == 3 && rest[0] == ':')
            rest = rest[1..];
        if (!rest.IsEmpty && (rest.Length != 2 || !TryTwoDigits(rest, 0, 59, out minutes)))
            return false;
        minutes += hours * 60;
        if (text[0] == '-')
            minutes = -minutes;
        return Math.Abs(minutes) <= MaxOffsetMinutes;
    }

    private static bool TryTwoDigits(ReadOnlySpan<byte> text, int at, int max, out int value)
    {
        value = 0;
        if (text.Length < at + 2)
            return false;
        uint tens = (uint)(text[at] - '0');
        uint ones = (uint)(text[at + 1] - '0');
        value = (int)(tens * 10 + ones);
        return tens <= 9 && ones <= 9 && value <= max;
    }
}
