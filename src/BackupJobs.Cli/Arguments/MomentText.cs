using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>
/// Points in time as people write them: a duration before now (<c>7d</c>), or an ISO 8601 date or time, in UTC unless it has an
/// offset.
/// </summary>
internal static class MomentText
{
    public const string Example = "7d (ago), 2024-05-13 or 2024-05-13T10:20:00Z";

    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        if (HumanDuration.TryParse(text, out TimeSpan ago))
        {
            moment = now - ago;
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out moment);
    }

    // Only ISO 8601, because 03/04/2024 is ambiguous.
    private static readonly string[] Formats =
        [
            "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm",
            "yyyy-MM-dd HH:mm:ss"
        ];
}
