using BackupJobsGen.Specs;

namespace BackupJobs.Cli;

/// <summary>Writes a comparison as Markdown, for example for a pull request.</summary>
internal static class SpecMarkdown
{
    public static void Write(TextWriter text, SpecReport report)
    {
        text.Write($"# {report.Diff.Old.Name}: {Cell(report.OldPath)} to {Cell(report.NewPath)}\n\n");
        text.Write($"{SpecReport.Content(report.Diff.Old)} before, {SpecReport.Content(report.Diff.New)} now. {report.Summary}\n");
        WriteTable(text, "Breaking", report.BreakingChanges);
        WriteTable(text, "Compatible", report.CompatibleChanges);
    }

    private static void WriteTable(TextWriter text, string title, IEnumerable<SpecChange> changes)
    {
        string rows = string.Concat(changes.Select(Row));
        if (rows.Length > 0)
            text.Write($"\n## {title}\n\n| breaks | change | in C# | in the document | old -> new |\n|---|---|---|---|---|\n{rows}");
    }

    private static string Row(SpecChange change)
    {
        string breaks = string.Join(", ", SpecReport.Words(change.Breaks));
        string difference = Cell(SpecReport.Difference(change));
        return $"| {breaks} | {SpecReport.Word(change.Kind)} | {Code(change.Name)} | {Code(change.Wire)} | {difference} |\n";
    }

    // Text of a document must not end the cell, the code span or the line.
    private static string Code(string text) =>
        $"`{SafeText.OneLine(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Cell(string text)
    {
        string line = SafeText.OneLine(text);
        foreach (char sign in @"\`*_[]|#!")
            line = line.Replace(sign.ToString(), "\\" + sign, StringComparison.Ordinal);
        return line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
    }
}
