using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Testing.Schemas;

/// <summary>The formats of strings.</summary>
internal static partial class Formats
{
    /// <summary>Whether a string has a format; true of formats that are not known.</summary>
    public static bool IsValid(string format, string value) => format switch
    {
        "uuid" or "guid" => Guid.TryParseExact(value, "D", out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => Instant().IsMatch(value) && DateTimeOffset.TryParse(value.Replace(' ', 'T'), CultureInfo.InvariantCulture, out _),
        "time" => Time().IsMatch(value),
        "duration" => Duration().IsMatch(value) || TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _),
        "byte" or "base64" => IsBase64(value),
        "base64url" => IsBase64Url(value),
        "uri" => Uri.TryCreate(value, UriKind.Absolute, out _),
        "ipv4" => IPAddress.TryParse(value, out IPAddress? four) && four.GetAddressBytes().Length == 4,
        "ipv6" => IPAddress.TryParse(value, out IPAddress? six) && six.GetAddressBytes().Length == 16,
        _ => true,
    };

    private static bool IsBase64(string value) => Base64.IsValid(value);

    // With or without padding. No number of bytes has one character more than a multiple of four.
    private static bool IsBase64Url(string value) => value.TrimEnd('=') is var plain
        && plain.Length % 4 != 1 && plain.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
