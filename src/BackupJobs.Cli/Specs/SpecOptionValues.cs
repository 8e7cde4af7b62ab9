using System.CommandLine;
using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>Formats of a comparison.</summary>
internal enum SpecFormat
{
    Text,
    Markdown,
    Json,
}

/// <summary>Changes that make the command fail.</summary>
/// <param name="Breaks">Changes that are breaking in one of these ways.</param>
/// <param name="Any">All changes, compatible ones included.</param>
internal readonly record struct FailOn(Breaks Breaks, bool Any)
{
    public static FailOn Breaking { get; } = new(Breaks.Warning | Breaks.Source | Breaks.Binary | Breaks.Wire, false);

    public bool Covers(SpecDiff diff) => Any ? diff.Changes.Count > 0 : diff.Count(Breaks) > 0;
}

/// <summary>Options of <c>spec diff</c> with a fixed set of values.</summary>
internal static class SpecOptionValues
{
    private static readonly Dictionary<string, SpecFormat> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = SpecFormat.Text,
        ["markdown"] = SpecFormat.Markdown,
        ["json"] = SpecFormat.Json,
    };

    private static readonly Dictionary<string, FailOn?> Severities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["breaking"] = FailOn.Breaking,
        ["source"] = new FailOn(Breaks.Source | Breaks.Warning, false),
        ["binary"] = new FailOn(Breaks.Binary, false),
        ["wire"] = new FailOn(Breaks.Wire, false),
        ["any"] = new FailOn(Breaks.None, true),
        ["none"] = new FailOn(Breaks.None, false),
    };

    public static Option<SpecFormat> Output() =>
        WordOption.Create(Formats, "value", "Format of the result. Default: text.", "--output", "-o");

    /// <summary>Without a value: <see cref="FailOn.Breaking"/>.</summary>
    public static Option<FailOn?> Severity() => WordOption.Create(
        Severities, "value",
        "Changes that cause exit code 10. Default: breaking, which is source, binary or wire. source includes new compiler warnings.",
        "--fail-on");
}
