using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Styles of text. Colors repeat what the status says, so that nothing is lost without them.</summary>
internal static class Styles
{
    public static readonly Style Faint = new(Color.Grey);
    public static readonly Style Head = new(decoration: Decoration.Bold);

    public static Style Of(string? status) => (status is null ? null : new JobStatus(status).Outcome) switch
    {
        JobOutcome.Completed => new Style(Color.Green),
        JobOutcome.CompletedWithWarnings => new Style(Color.Yellow),
        JobOutcome.Failed => new Style(Color.Red),
        JobOutcome.Cancelled => new Style(Color.Olive),
        _ => new Style(Color.Blue),
    };

    /// <summary>Text without markup.</summary>
    public static Text Plain(string? text, Style? style = null) => new(SafeText.OneLine(text), style);
}
