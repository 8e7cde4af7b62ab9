using BackupJobsGen.Specs;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Writes a comparison as a table.</summary>
internal static class SpecText
{
    public static void Write(IAnsiConsole console, SpecReport report)
    {
        TextWriter text = console.Profile.Out.Writer;
        text.WriteLine($"old  {SafeText.OneLine(report.OldPath)}  ({SpecReport.Content(report.Diff.Old)})");
        text.WriteLine($"new  {SafeText.OneLine(report.NewPath)}  ({SpecReport.Content(report.Diff.New)})");
        text.WriteLine();
        if (report.Diff.Changes.Count > 0)
        {
            // Names are for searching: none is cut.
            Table(report).Write(console, Consoles.UnlimitedWidth);
            text.WriteLine();
        }

        text.WriteLine(report.Summary);
    }

    private static ResultTable Table(SpecReport report)
    {
        ResultTable table = new("BREAKS", "CHANGE", "IN C#", "IN THE DOCUMENT", "OLD -> NEW");
        foreach (SpecChange change in report.Changes)
        {
            string breaks = string.Join(", ", SpecReport.Words(change.Breaks));
            table.Add(
                breaks.Length == 0 ? "-" : breaks,
                SpecReport.Word(change.Kind),
                change.Name,
                change.Wire,
                SpecReport.Difference(change));
        }

        return table;
    }
}
