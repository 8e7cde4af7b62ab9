using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    JsonLines,
    Csv,
    JUnit,
}

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

    public static Option<OutputFormat> Create()
    {
        string names = string.Join("|", Formats.Keys);
        Option<OutputFormat> option = new("--output", "-o")
        {
            HelpName = names,
            Description = "Format of the result, table unless given. json and jsonl are the service's own shape, nothing left out.",
            CustomParser = result =>
            {
                if (Formats.TryGetValue(result.Tokens[^1].Value, out OutputFormat format))
                    return format;
                result.AddError($"'{result.Tokens[^1].Value}' is no format for --output: {names}.");
                return default;
            },
        };
        option.CompletionSources.Add([.. Formats.Keys]);
        return option;
    }
}
