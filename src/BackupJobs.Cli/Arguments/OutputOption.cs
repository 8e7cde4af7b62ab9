using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>--output</c>.</summary>
internal static class OutputOption
{
    private static readonly Dictionary<string, OutputFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["table"] = OutputFormat.Table,
        ["json"] = OutputFormat.Json,
        ["jsonl"] = OutputFormat.JsonLines,
        ["csv"] = OutputFormat.Csv,
        ["junit"] = OutputFormat.JUnit,
    };

    public static Option<OutputFormat> Create() => WordOption.Create(
        Formats, "format", "Format of the result. Default: table. json and jsonl contain the complete jobs as sent by the service.",
        "--output", "-o");
}
