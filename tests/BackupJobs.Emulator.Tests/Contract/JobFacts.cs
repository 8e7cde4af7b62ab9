using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;

namespace BackupJobs.Emulator.Tests.Contract;

/// <summary>
/// A job in a form that does not depend on the client that printed it: every member that has a value, by name, with times and durations
/// in the precision of the least precise client.
/// </summary>
internal static partial class JobFacts
{
    // az adds these members to every job.
    private static readonly string[] AddedByAz = ["resourceGroup"];

    /// <summary>One line per fact, sorted: <c>properties.duration = 1223090</c>.</summary>
    public static string Of(JsonNode job) => string.Join('\n', Facts("", job).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Facts(string path, JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => items.Count == 0 ? [$"{path} = []"] : items.SelectMany((item, i) => Facts($"{path}[{i}]", item)),
        JsonObject members =>
            members.Where(member => !AddedByAz.Contains(member.Key))
                .SelectMany(member => Facts(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        _ => [$"{path} = {Scalar(path, value)}"],
    };

    private static string Scalar(string path, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
            return value.GetValue<double>().ToString("R", CultureInfo.InvariantCulture);
        string text = value.ToString();
        // JavaScript's dates have milliseconds.
        if (path.EndsWith("Time", StringComparison.Ordinal))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                .ToUnixTimeMilliseconds()
                .ToString(CultureInfo.InvariantCulture);
        // Python rounds durations to microseconds; in milliseconds they are equal again.
        return path.EndsWith("uration", StringComparison.Ordinal)
            ? Duration(text).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)
            : text;
    }

    private static TimeSpan Duration(string text)
    {
        if (text.StartsWith('P'))
            return XmlConvert.ToTimeSpan(text);
        Match python = PythonDuration().Match(text);
        TimeSpan days =
            TimeSpan.FromDays(python.Groups["days"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0);
        return days + TimeSpan.Parse(python.Groups["time"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^((?<days>\d+) days?, )?(?<time>\d+:\d\d:\d\d(\.\d+)?)$")]
    private static partial Regex PythonDuration();
}
