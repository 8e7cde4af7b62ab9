namespace BackupJobs.Cli;

/// <summary>Arithmetic on times that the service sent: a result out of range becomes the nearest valid value.</summary>
internal static class Saturating
{
    public static DateTimeOffset Add(DateTimeOffset time, TimeSpan duration) =>
        duration > DateTimeOffset.MaxValue - time ? DateTimeOffset.MaxValue
        : duration < DateTimeOffset.MinValue - time ? DateTimeOffset.MinValue
        : time + duration;

    public static TimeSpan Add(TimeSpan left, TimeSpan right) => OfTicks((double)left.Ticks + right.Ticks);

    public static TimeSpan Multiply(TimeSpan duration, double factor) => OfTicks(duration.Ticks * factor);

    private static TimeSpan OfTicks(double ticks) =>
        ticks >= long.MaxValue ? TimeSpan.MaxValue : ticks <= long.MinValue ? TimeSpan.MinValue : TimeSpan.FromTicks((long)ticks);
}
