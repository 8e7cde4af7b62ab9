using System.Globalization;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Writes tables of jobs.</summary>
internal static class JobTable
{
    /// <param name="console">Where to.</param>
    /// <param name="jobs">The jobs; nothing is written if there are none.</param>
    /// <param name="showVaults">Whether the table has a column for the vault.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<JobRow> jobs, bool showVaults)
    {
        if (jobs.Count == 0)
            return;
        VaultNames? vaults = showVaults ? new VaultNames(jobs.Select(job => job.Vault)) : null;
        // Only narrow terminals need it, and it compares all IDs.
        Lazy<int> idLength = new(() => ShortIds.LengthFor(jobs.Select(job => job.JobId)));
        string[] start = vaults is null ? ["JOB"] : ["JOB", "VAULT?"];
        ResultTable table = new([.. start, "ITEM", "OPERATION", "STATUS", "STARTED (UTC)", "DURATION"]);
        bool isNarrow = console.Profile.Width < Consoles.UnlimitedWidth;
        foreach (JobRow job in jobs)
            table.Add(() => Cells(job, vaults, isNarrow ? ShortIds.Of(job.JobId, idLength.Value) : job.JobId));
        table.Write(console);
    }

    private static Cell[] Cells(JobRow job, VaultNames? vaults, string shortId)
    {
        Cell id = new(job.JobId, Short: shortId);
        Cell[] others =
            [
                Cell.Name(job.Item),
                Cell.Name(job.Operation),
                Cell.Name(job.Status, Styles.Of(job.Status)),
                new Cell(Time(job.StartTime), Short: ShortTime(job.StartTime)),
                HumanDuration.Format(job.Duration),
            ];
        return vaults is null ? [id, .. others] : [id, Cell.Whole(vaults.Of(job.Vault)), .. others];
    }

    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time of the last months, for narrow terminals.</summary>
    public static string? ShortTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
