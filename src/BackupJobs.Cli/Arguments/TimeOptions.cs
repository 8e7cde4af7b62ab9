using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>Options that take a duration or a point in time.</summary>
internal static class TimeOptions
{
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        HelpName = "DURATION",
        Description = $"{description} {DurationText.Example}.",
        CustomParser = result => DurationText.TryParse(Text(result), out TimeSpan duration)
            ? duration
            : Refuse<TimeSpan?>(result, $"'{Text(result)}' is no duration for {name}. Write it as {DurationText.Example}."),
    };

    public static Option<DateTimeOffset?> Moment(string name, string description, TimeProvider time) => new(name)
    {
        HelpName = "TIME",
        Description = $"{description}: {MomentText.Example}.",
        CustomParser = result => MomentText.TryParse(Text(result), time.GetUtcNow(), out DateTimeOffset moment)
            ? moment
            : Refuse<DateTimeOffset?>(result, $"'{Text(result)}' is no time for {name}. Write it as {MomentText.Example}."),
    };

    public static Option<DateTimeOffset?> Date(string name, string description) => new(name)
    {
        HelpName = "DATE",
        Description = $"{description}: 2024-05-13 for example.",
        CustomParser = result => DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : Refuse<DateTimeOffset?>(result, $"'{Text(result)}' is no date for {name}. Write it as 2024-05-13."),
    };

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string why)
    {
        result.AddError(why);
        return default;
    }
}
