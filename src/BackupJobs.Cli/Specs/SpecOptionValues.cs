using System.CommandLine;
using BackupJobs.Specs;

namespace BackupJobs.Cli;

/// <summary>How a comparison of documents is written.</summary>
internal enum SpecFormat
{
    Text,
    Markdown,
    Json,
}

/// <summary>Which changes make the command fail.</summary>
/// <param name="Breaks">Those that hurt in one of these ways.</param>
/// <param name="Any">Those that hurt nobody too.</param>
internal readonly record struct FailOn(Breaks Breaks, bool Any)
{
    public bool Covers(SpecDiff diff) => Any ? diff.Changes.Count > 0 : diff.Count(Breaks) > 0;
}

/// <summary>Options of <c>spec diff</c> with words as values.</summary>
internal static class SpecOptionValues
{
    private static readonly Dictionary<string, SpecFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = SpecFormat.Text,
        ["markdown"] = SpecFormat.Markdown,
        ["json"] = SpecFormat.Json,
    };

    private static readonly Dictionary<string, FailOn> Severities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["breaking"] = new(SpecReport.Breaking, false),
        ["source"] = new(Breaks.Source | Breaks.Warning, false),
        ["binary"] = new(Breaks.Binary, false),
        ["wire"] = new(Breaks.Wire, false),
        ["any"] = new(Breaks.None, true),
        ["none"] = new(Breaks.None, false),
    };

    public static Option<SpecFormat> Output() => Create("Format of the result.", Formats, "text", "--output", "-o");

    public static Option<FailOn> FailOn() => Create(
        "Changes that end the command with exit code 10. breaking is source, binary or wire; source counts new warnings too.", Severities, "breaking", "--fail-on");

    private static Option<T> Create<T>(string description, Dictionary<string, T> values, string usual, string name, params string[] aliases)
    {
        string names = string.Join("|", values.Keys);
        Option<T> option = new(name, aliases)
        {
            HelpName = names,
            Description = $"{description} Default: {usual}.",
            DefaultValueFactory = _ => values[usual],
            CustomParser = result =>
            {
                if (result.Tokens.Count == 0)
                    return values[usual];
                if (values.TryGetValue(result.Tokens[^1].Value, out T? value))
                    return value;
                result.AddError($"'{result.Tokens[^1].Value}' is no value for {name}: {names}.");
                return default!;
            },
        };
        option.CompletionSources.Add([.. values.Keys]);
        return option;
    }
}
