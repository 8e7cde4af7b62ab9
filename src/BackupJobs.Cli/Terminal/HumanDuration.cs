using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>Durations as people write them: <c>90s</c>, <c>45m</c>, <c>12h</c>, <c>7d</c>, <c>2w</c>, <c>1d12h</c>.</summary>
internal static class HumanDuration
{
    public const string Example = "30m, 12h, 7d or 1d12h";

    /// <summary>Parses a duration between zero (exclusive) and 100 years.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        while (rest.Length > 0)
        {
            int unit = rest.IndexOfAnyExceptInRange('0', '9');
            if (unit < 1
                || !TryUnit(rest[unit], out TimeSpan one)
                || !int.TryParse(rest[..unit], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                return false;
            double ticks = duration.Ticks + ((double)one.Ticks * count);
            if (ticks > Longest.Ticks)
                return false;
            duration = TimeSpan.FromTicks((long)ticks);
            rest = rest[(unit + 1)..];
        }

        return duration > TimeSpan.Zero;
    }

    /// <summary>Formats a duration in at most two units: <c>3d 4h</c>, <c>20m 23s</c>, <c>2.5s</c>.</summary>
    [return: NotNullIfNotNull(nameof(duration))]
    public static string? Format(TimeSpan? duration) => Rounded(duration) switch
    {
        null => null,
        { TotalDays: >= 1, Hours: 0 } d => Invariant($"{(int)d.TotalDays}d"),
        { TotalDays: >= 1 } d => Invariant($"{(int)d.TotalDays}d {d.Hours}h"),
        { TotalHours: >= 1 } d => Invariant($"{d.Hours}h {d.Minutes:00}m"),
        { TotalMinutes: >= 1 } d => Invariant($"{d.Minutes}m {d.Seconds:00}s"),
        { } d => Invariant($"{Math.Max(0, d.TotalSeconds):0.#}s"),
    };

    // Where seconds are the smaller unit, they are rounded, as in the messages of the library.
    private static TimeSpan? Rounded(TimeSpan? duration) => duration is { TotalMinutes: >= 1, TotalHours: < 1 } time
        ? TimeSpan.FromSeconds(Math.Round(time.TotalSeconds))
        : duration;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool TryUnit(char letter, out TimeSpan unit)
    {
        unit = char.ToLowerInvariant(letter) switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        return unit > TimeSpan.Zero;
    }
}
