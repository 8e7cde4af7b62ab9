using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--output</c>.</summary>
internal static class OutputOption
{
    public const string Name = "--output";
    private const string Alias = "-o";

    private static readonly Dictionary<string, ResultFormat> ResultFormats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = ResultFormat.Table,
        ["json"] = ResultFormat.Json,
        ["csv"] = ResultFormat.Csv,
        ["markdown"] = ResultFormat.Markdown,
        ["junit"] = ResultFormat.JUnit,
    };

    private static readonly Dictionary<string, OutputFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = OutputFormat.Table,
        ["json"] = OutputFormat.Json,
        ["jsonl"] = OutputFormat.JsonLines,
        ["csv"] = OutputFormat.Csv,
        ["junit"] = OutputFormat.JUnit,
    };

    /// <summary>The formats of all commands.</summary>
    public static IEnumerable<string> AllNames => Formats.Keys.Union(ResultFormats.Keys, StringComparer.OrdinalIgnoreCase);

    public static Option<OutputFormat> Create() => WordOption.Create(
        Formats, "format", "Format of the result. Default: table. json and jsonl contain the complete jobs as sent by the service.",
        Name, Alias);

    /// <summary>The formats of results that are not lists of jobs.</summary>
    /// <param name="junit">Whether the result is something that passes or fails.</param>
    public static Option<ResultFormat> CreateForResults(bool junit = false) => WordOption.Create(
        Only(ResultFormats, format => junit || format != ResultFormat.JUnit), "format",
        "Format of the result. Default: table.", Name, Alias);

    /// <summary>The formats of a watch, which writes as the jobs change.</summary>
    public static Option<OutputFormat> CreateForWatch() => WordOption.Create(
        Only(Formats, format => format is OutputFormat.Table or OutputFormat.JsonLines), "format",
        "Format of the changes. Default: table. jsonl writes a line of JSON per change: the job as sent by the service.", Name, Alias);

    private static Dictionary<string, T> Only<T>(Dictionary<string, T> formats, Func<T, bool> isWanted) =>
        formats.Where(format => isWanted(format.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase);
}
