using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>A point in time as people type it: so long ago (<c>7d</c>), or a date with or without time, UTC unless it says otherwise.</summary>
internal static class MomentText
{
    public const string Example = "7d (ago), 2024-05-13 or 2024-05-13T10:20:00Z";

    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        if (DurationText.TryParse(text, out TimeSpan ago))
        {
            moment = now - ago;
            return true;
        }

        return DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
    }

    // Only the forms of ISO 8601: 03/04/2024 is March here and April there.
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
}
