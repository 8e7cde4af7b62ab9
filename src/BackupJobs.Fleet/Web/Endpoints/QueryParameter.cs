using System.ComponentModel.DataAnnotations;
using System.Globalization;
using BackupJobs.Fleet.Notifications;
using Microsoft.Extensions.Primitives;

namespace BackupJobs.Fleet.Web;

/// <summary>A parameter of the query string, and what is wrong with its values.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Type">The type that it is read into.</param>
/// <param name="IsRequired">Whether requests must have it.</param>
/// <param name="Rule">The range of a number, or the kind of an id; null for any value of the type.</param>
internal sealed record QueryParameter(string Name, Type Type, bool IsRequired, ValidationAttribute? Rule)
{
    private const int LongestShown = 80;

    private readonly Type _single = Nullable.GetUnderlyingType(Type.GetElementType() ?? Type) ?? Type.GetElementType() ?? Type;

    /// <summary>Whether parameters of this type are read from the address, not from the container.</summary>
    public static bool IsSimple(Type type) =>
        type == typeof(string) || (type.IsValueType && type != typeof(CancellationToken));

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? Fault(StringValues values)
    {
        if (IsRequired && string.IsNullOrWhiteSpace(values.ToString()))
            return $"The parameter '{Name}' is missing.";
        if (values.Count > 1 && !Type.IsArray)
            return $"The parameter '{Name}' occurs {values.Count.ToString(CultureInfo.InvariantCulture)} times; it must occur once.";
        // What a script has left empty must not mean everything.
        if (_single == typeof(string) && values.Any(string.IsNullOrWhiteSpace))
            return $"The parameter '{Name}' is empty; omit it, or send a value.";
        string? wrong = values.FirstOrDefault(value => !IsValid(value ?? ""));
        return wrong is null ? null : $"The parameter '{Name}' is '{Shown(wrong)}'; it must be {Expected()}.";
    }

    /// <summary>A time as the API reads it: UTC unless it says otherwise. Null if it cannot be read.</summary>
    public static DateTimeOffset? Time(string? value) => DateTimeOffset.TryParse(
        value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset time)
        ? time
        : null;

    /// <summary>A value of a caller in a message.</summary>
    public static string Shown(string? value)
    {
        string line = EndText.OneLine(value ?? "");
        return line.Length <= LongestShown ? line : string.Concat(line.AsSpan(0, LongestShown), "…");
    }

    private bool IsValid(string value) =>
        // PostgreSQL does not store the character, nor compare with it.
        (_single == typeof(string) && !value.Contains('\0', StringComparison.Ordinal) && Rule?.IsValid(value) != false)
        || (_single.IsEnum && Enum.GetNames(_single).Contains(value))
        || (_single == typeof(bool) && bool.TryParse(value, out _))
        || (_single == typeof(DateTimeOffset) && Time(value) is not null)
        || (_single == typeof(int) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && Rule?.IsValid(number) != false);

    private string Expected() =>
        _single.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(_single))
        : _single == typeof(bool) ? "true or false"
        : _single == typeof(DateTimeOffset) ? "a time such as 2026-11-29T03:00:00Z"
        : Rule switch
        {
            IdAttribute id => id.Expected,
            RangeAttribute range => string.Create(
                CultureInfo.InvariantCulture, $"a whole number from {range.Minimum} to {range.Maximum}"),
            _ => _single == typeof(string) ? "text without the character U+0000" : "a whole number",
        };
}
