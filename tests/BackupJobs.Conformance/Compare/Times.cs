using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace BackupJobs.Conformance.Compare;

/// <summary>Reads times in documents and on the wire without the runtime's code.</summary>
internal static partial class Times
{
    /// <summary>RFC 3339, the zone optional (none is UTC).</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return InstantShape().IsMatch(text)
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>ISO 8601 or [d.]hh:mm:ss[.fffffff].</summary>
    public static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (!text.Contains('P', StringComparison.Ordinal))
            return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?$")]
    private static partial Regex InstantShape();
}
