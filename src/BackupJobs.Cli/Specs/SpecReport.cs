using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>A comparison, with the text that all formats share.</summary>
internal sealed record SpecReport(string OldPath, string NewPath, SpecDiff Diff)
{
    /// <summary>Ways in which a change can be breaking, in the order of the output.</summary>
    public static IReadOnlyList<Breaks> Ways { get; } = [Breaks.Source, Breaks.Warning, Breaks.Binary, Breaks.Wire];

    /// <summary>Breaking changes first, otherwise in the order of the comparison: client, operations, types.</summary>
    public IEnumerable<SpecChange> Changes => Diff.Changes.OrderBy(change => change.Breaks == Breaks.None);

    public IEnumerable<SpecChange> BreakingChanges => Diff.Changes.Where(change => change.Breaks != Breaks.None);

    public IEnumerable<SpecChange> CompatibleChanges => Diff.Changes.Where(change => change.Breaks == Breaks.None);

    public string Summary
    {
        get
        {
            if (Diff.Changes.Count == 0)
                return "No change.";
            IEnumerable<string> ways = Ways.Where(way => Diff.Count(way) > 0).Select(way => $"{Word(way)} {Diff.Count(way)}");
            string breaking = Count(BreakingChanges.Count(), "breaking change");
            return $"{breaking} ({string.Join(", ", ways.DefaultIfEmpty("none"))}), {CompatibleChanges.Count()} compatible.";
        }
    }

    public static IEnumerable<string> Words(Breaks breaks) => Ways.Where(way => (breaks & way) != 0).Select(way => Word(way));

    public static void Write(Shell shell, SpecFormat format, SpecReport report)
    {
        switch (format)
        {
            case SpecFormat.Json:
                SpecJson.Write(shell.Out, report);
                break;
            case SpecFormat.Markdown:
                SpecMarkdown.Write(shell.Out, report);
                break;
            default:
                SpecText.Write(shell.Output, report);
                break;
        }
    }

    /// <summary>Old and new value, and note.</summary>
    public static string Difference(SpecChange change)
    {
        string values = change is { Old: { } old, New: { } now } ? $"{old} -> {now}" : change.Old ?? change.New ?? "";
        return change.Note is null ? values : values.Length == 0 ? change.Note : $"{values} ({change.Note})";
    }

    public static string Word(Enum value) => value.ToString().ToLowerInvariant();

    public static string Content(SpecClient client) =>
        $"{Count(client.Operations.Count, "operation")}, {Count(client.Types.Count, "type")}";

    private static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
