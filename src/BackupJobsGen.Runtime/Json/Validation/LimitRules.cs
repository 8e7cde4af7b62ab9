using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BackupJobsGen.Runtime;

/// <summary>Compares a value with its constraints. What it says never shows the value, which may be a secret.</summary>
internal static class LimitRules
{
    // A pattern from a document must not block a caller for long, whatever the value.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    // One that .NET cannot express is left to the service.
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    /// <summary>What a value breaks.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limits">Its constraints.</param>
    /// <param name="sent">The JSON that is sent for it where it does not follow from the value.</param>
    public static IEnumerable<string> Broken(object value, ApiLimits limits, JsonElement? sent = null)
    {
        for (ApiLimits? at = limits; at is not null; at = at.And)
        {
            foreach (string broken in BrokenOne(value, at, sent))
                yield return broken;
        }
    }

    private static IEnumerable<string> BrokenOne(object value, ApiLimits limits, JsonElement? sent) => value switch
    {
        string text => OfText(text, limits),
        int or long or decimal when Convert.ToDecimal(value, CultureInfo.InvariantCulture) is var number =>
            OfNumber(number, number, limits),
        double number => OfDouble(number, limits),
        ValueList<byte> bytes => OfText(Encoded(bytes, sent), limits),
        IEnumerable items => OfItems(items, limits, sent),
        _ => [],
    };

    private static string Encoded(ValueList<byte> bytes, JsonElement? sent) =>
        sent is { ValueKind: JsonValueKind.String } json ? json.GetString()! : Convert.ToBase64String(bytes.AsSpan());

    private static IEnumerable<string> OfText(string text, ApiLimits limits)
    {
        int length = text.EnumerateRunes().Count();
        if (length < limits.MinLength)
            yield return $"has {Counted(length, "character")}; at least {limits.MinLength} expected";
        if (length > limits.MaxLength)
            yield return $"has {Counted(length, "character")}; at most {limits.MaxLength} expected";
        if (limits.Pattern is { } pattern && Mismatch(text, pattern) is { } mismatch)
            yield return mismatch;
    }

    private static string? Mismatch(string text, string pattern)
    {
        try
        {
            return Patterns.GetOrAdd(pattern, one => EcmaPattern.Parse(one, PatternTimeout))?.IsMatch(text) == false
                ? $"does not match {pattern}"
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return $"could not be compared with {pattern} within {PatternTimeout.TotalSeconds} s";
        }
    }

    private static IEnumerable<string> OfDouble(double number, ApiLimits limits)
    {
        // Beyond the range of decimals a number is above or below every limit.
        if (Math.Abs(number) < (double)decimal.MaxValue)
            return OfNumber(AsSent(number), (decimal)number, limits);
        if (double.IsNaN(number))
            return ["is not a number"];
        return number > 0 ? Higher(limits) : Lower(limits);
    }

    // A conversion would round to 15 digits: 0.30000000000000004 is above 0.3.
    private static decimal AsSent(double number) =>
        decimal.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Higher(ApiLimits limits) =>
        (limits.Maximum ?? limits.ExclusiveMaximum) is { } most ? [$"is too high; at most {most} expected"] : [];

    private static IEnumerable<string> Lower(ApiLimits limits) =>
        (limits.Minimum ?? limits.ExclusiveMinimum) is { } least ? [$"is too low; at least {least} expected"] : [];

    // The rounded number is without what binary fractions add to a multiple of a decimal one.
    private static IEnumerable<string> OfNumber(decimal number, decimal rounded, ApiLimits limits)
    {
        if (number < limits.Minimum)
            yield return Invariant($"is too low; at least {limits.Minimum} expected");
        if (number <= limits.ExclusiveMinimum)
            yield return Invariant($"is too low; more than {limits.ExclusiveMinimum} expected");
        if (number > limits.Maximum)
            yield return Invariant($"is too high; at most {limits.Maximum} expected");
        if (number >= limits.ExclusiveMaximum)
            yield return Invariant($"is too high; less than {limits.ExclusiveMaximum} expected");
        if (limits.MultipleOf is { } step && step != 0 && rounded % step != 0)
            yield return Invariant($"is not a multiple of {step}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> OfItems(IEnumerable items, ApiLimits limits, JsonElement? sent)
    {
        int count = items.Cast<object?>().Count();
        if (count < limits.MinItems)
            yield return $"has {Counted(count, "item")}; at least {limits.MinItems} expected";
        if (count > limits.MaxItems)
            yield return $"has {Counted(count, "item")}; at most {limits.MaxItems} expected";
        if (limits.UniqueItems && ItemEquality.HasDuplicates(items, sent))
            yield return "has an item twice";
    }

    private static string Counted(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
