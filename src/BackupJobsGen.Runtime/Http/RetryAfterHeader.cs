using System.Globalization;
using System.Net.Http.Headers;

namespace BackupJobsGen.Runtime;

/// <summary>Reads <c>Retry-After</c>, which proxies repeat or join with commas.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The longest of all values that can be read, never negative; null when there is none.</summary>
    public static TimeSpan? Read(IReadOnlyList<string> values, TimeProvider time)
    {
        TimeSpan? longest = null;
        foreach (TimeSpan delay in values.SelectMany(value => Delays(value, time)))
            longest = longest > delay ? longest : delay;
        return longest < TimeSpan.Zero ? TimeSpan.Zero : longest;
    }

    // A date has a comma of its own, so that only whole values are dates.
    private static IEnumerable<TimeSpan> Delays(string value, TimeProvider time)
    {
        if (RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? single))
            return [single.Delta ?? single.Date!.Value - time.GetUtcNow()];
        return value.Split(',').Select(Seconds).OfType<TimeSpan>();
    }

    // Some services write fractions, quotes or the unit. A fraction is rounded up: asking too early is what the header forbids.
    private static TimeSpan? Seconds(string part)
    {
        string number = part.Trim().Trim('"').TrimEnd('s', 'S');
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is >= 0 and <= int.MaxValue
            ? TimeSpan.FromSeconds(Math.Ceiling(seconds))
            : null;
    }
}
