using System.Globalization;
using System.Text;

namespace BackupJobs.Cli;

/// <summary>Writes the chart as SVG. Its colors are classes of the page.</summary>
internal static class GanttSvg
{
    private const int Width = 1200;
    private const int LabelWidth = 190;
    private const int Right = 20;
    private const int Top = 28;
    private const int LineHeight = 20;
    private const int BarHeight = 14;
    private const double LeastBarWidth = 3;
    private const int LongestLabel = 26;

    public static void Write(StringBuilder html, GanttLayout layout)
    {
        int height = Top + (layout.Lines * LineHeight) + 8;
        Append(html, $"""<svg viewBox="0 0 {Width} {height}" role="img" aria-label="Jobs over time">""");
        foreach (DateTimeOffset tick in layout.Ticks())
            WriteTick(html, X(layout, tick), height, tick, layout.End - layout.Start);
        // A nested svg clips its content, so that no label overlaps the bars.
        Append(html, $"""<svg width="{LabelWidth - 8}" height="{height}">""");
        foreach (GanttRow row in layout.Rows)
            WriteLabel(html, row);
        html.Append("</svg>\n");
        foreach (GanttRow row in layout.Rows)
            Append(html, $"""<line class="row" x1="0" x2="{Width}" y1="{RowTop(row)}" y2="{RowTop(row)}"/>""");
        foreach (GanttBar bar in layout.Bars)
            WriteBar(html, layout, bar);
        html.Append("</svg>\n");
    }

    private static double X(GanttLayout layout, DateTimeOffset time) => LabelWidth + (layout.Share(time) * (Width - LabelWidth - Right));

    private static void WriteTick(StringBuilder html, double x, int height, DateTimeOffset time, TimeSpan span)
    {
        // The date once a day, at midnight; between two midnights the hour says enough.
        string label = time.UtcDateTime.ToString(
            span > TimeSpan.FromDays(10) || time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "MM-dd" : "HH:mm", CultureInfo.InvariantCulture);
        Append(
            html,
            $"""<line class="tick" x1="{x:0.#}" x2="{x:0.#}" y1="{Top - 6}" y2="{height}"/><text class="axis" x="{x:0.#}" y="{Top - 11}">{label}</text>""");
    }

    private static int RowTop(GanttRow row) => Top + (row.FirstLine * LineHeight);

    private static void WriteLabel(StringBuilder html, GanttRow row)
    {
        // Cut after redaction: half a secret is one that no pattern knows.
        string safe = SafeText.OneLine(row.Name);
        string name = safe.Length > LongestLabel ? string.Concat(safe.AsSpan(0, LongestLabel - 1), "…") : safe;
        string kind = row.IsVault ? "vault" : "item";
        Append(
            html,
            $"""<text class="{kind}" x="4" y="{RowTop(row) + BarHeight}">{Html.Text(name)}<title>{Html.Text(row.Name)}</title></text>""");
    }

    private static void WriteBar(StringBuilder html, GanttLayout layout, GanttBar bar)
    {
        double x = X(layout, bar.Start);
        double width = Math.Max(LeastBarWidth, X(layout, bar.End) - x);
        int y = Top + (bar.Line * LineHeight) + ((LineHeight - BarHeight) / 2);
        Append(html, $"""<rect class="{StatusClass.Of(bar.Job)}" x="{x:0.#}" y="{y}" width="{width:0.#}" height="{BarHeight}" rx="2">""");
        Append(html, $"<title>{Html.Text(Describe(bar.Job))}</title></rect>");
    }

    private static string Describe(JobReport job)
    {
        string duration = HumanDuration.Format(job.Duration) ?? "duration unknown";
        return $"{job.Operation} of {job.EntityName}: {job.Status}, {JobTable.Time(job.StartTime)} UTC, {duration}, job {job.JobId}";
    }

    private static void Append(StringBuilder html, FormattableString text) =>
        html.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
