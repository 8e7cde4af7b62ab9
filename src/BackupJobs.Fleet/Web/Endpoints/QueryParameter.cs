using System.ComponentModel.DataAnnotations;
using System.Globalization;
using BackupJobs.Fleet.Notifications;
using Microsoft.Extensions.Primitives;

namespace BackupJobs.Fleet.Web;

/// <summary>A parameter of the query string, and what is wrong with its values.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Type">The type that it is read into.</param>
/// <param name="IsRequired">Whether requests must have it.</param>
/// <param name="Range">The range of a number; null for any number, and for other types.</param>
internal sealed record QueryParameter(string Name, Type Type, bool IsRequired, RangeAttribute? Range)
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
        _single == typeof(string)
        || (_single.IsEnum && Enum.GetNames(_single).Contains(value))
        || (_single == typeof(DateTimeOffset) && Time(value) is not null)
        || (_single == typeof(int) && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && Range?.IsValid(number) != false);

    private string Expected() =>
        _single.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(_single))
        : _single == typeof(DateTimeOffset) ? "a time such as 2026-11-29T03:00:00Z"
        : Range is null ? "a whole number"
        : string.Create(CultureInfo.InvariantCulture, $"a whole number from {Range.Minimum} to {Range.Maximum}");
}
