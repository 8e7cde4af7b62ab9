using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BackupJobs.Cli;

/// <summary>Options with a duration or a point in time.</summary>
internal static class TimeOptions
{
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        HelpName = "DURATION",
        Description = $"{description} {HumanDuration.Example}.",
        CustomParser = result => HumanDuration.TryParse(Value(result), out TimeSpan duration)
            ? duration
            : Refuse<TimeSpan?>(result, $"invalid value '{Value(result)}' for {name}: expected a duration such as {HumanDuration.Example}"),
    };

    public static Option<DateTimeOffset?> Moment(string name, string description, TimeProvider time) => new(name)
    {
        HelpName = "TIME",
        Description = $"{description}: {MomentText.Example}. Without a zone it is UTC.",
        CustomParser = result => MomentText.TryParse(Value(result), time.GetUtcNow(), out DateTimeOffset moment)
            ? moment
            : Refuse<DateTimeOffset?>(result, $"invalid value '{Value(result)}' for {name}: expected a time such as {MomentText.Example}"),
    };

    public static Option<DateTimeOffset?> Date(string name, string description) => new(name)
    {
        HelpName = "DATE",
        Description = $"{description}, for example 2024-05-13.",
        CustomParser = result =>
            DateOnly.TryParseExact(Value(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : Refuse<DateTimeOffset?>(result, $"invalid value '{Value(result)}' for {name}: expected a date such as 2024-05-13"),
    };

    private static string Value(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T? Refuse<T>(ArgumentResult result, string why)
    {
        result.AddError(why);
        return default;
    }
}
