namespace BackupJobs.Fleet.Notifications;

/// <summary>When the next summary is due. A function of its input.</summary>
internal static class DigestSchedule
{
    /// <summary>The next time of day after <paramref name="now"/>, and its date in the time zone.</summary>
    public static (DateTimeOffset At, DateOnly Date) Next(DateTimeOffset now, TimeOnly at, TimeZoneInfo zone)
    {
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        DateTimeOffset today = Moment(date, at, zone);
        return today > now ? (today, date) : (Moment(date.AddDays(1), at, zone), date.AddDays(1));
    }

    /// <summary>The last time of day that is not after <paramref name="now"/>, and its date in the time zone.</summary>
    public static (DateTimeOffset At, DateOnly Date) Last(DateTimeOffset now, TimeOnly at, TimeZoneInfo zone)
    {
        DateOnly date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        DateTimeOffset today = Moment(date, at, zone);
        return today <= now ? (today, date) : (Moment(date.AddDays(-1), at, zone), date.AddDays(-1));
    }

    // A time that a change of clocks skips is an hour later; one that it repeats is the first of the two.
    private static DateTimeOffset Moment(DateOnly date, TimeOnly at, TimeZoneInfo zone)
    {
        DateTime local = date.ToDateTime(at);
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
