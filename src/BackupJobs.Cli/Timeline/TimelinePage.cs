using System.Globalization;
using System.Text;

namespace BackupJobs.Cli;

/// <summary>
/// Creates a self-contained page with the jobs on a time axis: no scripts, no external resources, light and dark colors.
/// Its content security policy forbids loading anything, in case service text was encoded incorrectly.
/// </summary>
internal static class TimelinePage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Backup jobs</title>
        <style>
        :root { color-scheme: light dark; --back: #ffffff; --text: #1b1f24; --faint: #656d76; --line: #d8dee4;
          --completed: #1a7f37; --warnings: #bf8700; --failed: #cf222e; --cancelled: #8c959f; --running: #0969da; }
        @media (prefers-color-scheme: dark) { :root { --back: #0d1117; --text: #e6edf3; --faint: #8d96a0; --line: #30363d;
          --completed: #3fb950; --warnings: #d29922; --failed: #f85149; --cancelled: #6e7681; --running: #4493f8; } }
        body { background: var(--back); color: var(--text); font: 14px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 1240px; padding: 0 1rem; }
        h1 { font-size: 1.3rem; } p { color: var(--faint); }
        body > svg { width: 100%; height: auto; } svg text { fill: var(--text); font-size: 12px; }
        svg .axis { fill: var(--faint); text-anchor: middle; font-size: 11px; } svg .vault { font-weight: 600; } svg .tick, svg .row { stroke: var(--line); }
        .completed { fill: var(--completed); color: var(--completed); } .warnings { fill: var(--warnings); color: var(--warnings); }
        .failed { fill: var(--failed); color: var(--failed); } .cancelled { fill: var(--cancelled); color: var(--cancelled); }
        .running { fill: var(--running); color: var(--running); }
        ul { list-style: none; padding: 0; } li { display: inline; margin-right: 1.2rem; } li::before { content: "\25A0\00A0"; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        td { overflow-wrap: anywhere; } td:first-child, .time { white-space: nowrap; }
        td:first-child { font-family: ui-monospace, monospace; font-size: 12px; }
        </style>
        </head>
        <body>
        <h1>Backup jobs</h1>

        """;

    /// <param name="jobs">The jobs, newest first.</param>
    /// <param name="now">The current time.</param>
    /// <param name="showVaults">Whether the rows are grouped by vault.</param>
    /// <param name="unread">Vaults that were not read, which the page names; null for none.</param>
    public static string Create(
        IReadOnlyList<JobReport> jobs, DateTimeOffset now, bool showVaults = false, IReadOnlyList<VaultFailure>? unread = null)
    {
        unread ??= [];
        VaultNames names = new(jobs.Select(job => job.Vault).Concat(unread.Select(failure => failure.Vault)));
        VaultNames? vaults = showVaults ? names : null;
        StringBuilder html = new(Head);
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>{jobs.Count} {(jobs.Count == 1 ? "job" : "jobs")}, as of {JobTable.Time(now)} UTC. All times are UTC.</p>\n");
        WriteUnread(html, unread, names);
        WriteLegend(html, jobs);
        if (GanttLayout.Of(jobs, now, vaults) is { } layout)
            GanttSvg.Write(html, layout);
        if (jobs.Count > 0)
            WriteTable(html, jobs.OrderByDescending(job => job.Outcome == JobOutcome.Failed), vaults);
        return html.Append("</body>\n</html>\n").ToString();
    }

    // A page is read later, without the messages of the command.
    private static void WriteUnread(StringBuilder html, IEnumerable<VaultFailure> unread, VaultNames names)
    {
        foreach (IGrouping<string, VaultFailure> kind in unread.GroupBy(failure => failure.Failure.What, StringComparer.Ordinal))
        {
            string vaults = string.Join(", ", kind.Select(failure => names.Of(failure.Vault)));
            html.Append(
                CultureInfo.InvariantCulture, $"<p class=\"failed\">Not read: {Html.Text(vaults)} ({Html.Text(kind.Key)})</p>\n");
        }
    }

    private static void WriteLegend(StringBuilder html, IReadOnlyList<JobReport> jobs)
    {
        html.Append("<ul>");
        foreach ((string name, string label) in StatusClass.Legend)
            html.Append(
                CultureInfo.InvariantCulture, $"<li class=\"{name}\">{label} ({jobs.Count(job => StatusClass.Of(job) == name)})</li>");
        html.Append("</ul>\n");
    }

    private static void WriteTable(StringBuilder html, IEnumerable<JobReport> jobs, VaultNames? vaults)
    {
        html.Append(CultureInfo.InvariantCulture, $"<table>\n<tr><th>Job</th>{(vaults is null ? "" : "<th>Vault</th>")}<th>Item</th>");
        html.Append(
            "<th>Operation</th><th>Status</th><th>Started</th><th>Duration</th><th>Errors</th></tr>\n");
        foreach (JobReport job in jobs)
        {
            html.Append("<tr>");
            Cell(html, job.JobId);
            if (vaults is not null)
                Cell(html, vaults.Of(job.Vault));
            Cell(html, job.EntityName);
            Cell(html, job.Operation);
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"{StatusClass.Of(job)}\">{Html.Text(job.Status ?? "unknown")}</td>");
            Cell(html, JobTable.Time(job.StartTime), "time");
            Cell(html, HumanDuration.Format(job.Duration), "time");
            Cell(html, string.Join("; ", job.Errors));
            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static void Cell(StringBuilder html, string? text, string? style = null) =>
        html.Append(style is null ? "<td>" : $"<td class=\"{style}\">").Append(Html.Text(text)).Append("</td>");
}
