using System.Globalization;

namespace BackupJobs.Fleet.Cli;

/// <summary>Durations of a configuration file, such as <c>30s</c>, <c>15m</c>, <c>2h</c> and <c>14d</c>.</summary>
internal static class DurationText
{
    public const string Expected = "a duration longer than 0s and not longer than 3650d, such as 30s, 15m, 2h or 14d";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    public static TimeSpan? Parse(string text)
    {
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
            && count > 0 && count * one.TotalDays <= Longest.TotalDays
            ? one * count
            : null;
    }
}
