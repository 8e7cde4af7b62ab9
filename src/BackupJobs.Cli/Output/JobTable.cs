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
        VaultNames vaults = new(showVaults ? jobs.Select(job => job.Vault) : []);
        int idLength = ShortIds.LengthFor(jobs.Select(job => job.JobId));
        ResultTable table = new("JOB", "VAULT?", "ITEM", "OPERATION", "STATUS", "STARTED (UTC)", "DURATION");
        foreach (JobRow job in jobs)
        {
            table.Add(
                new Cell(job.JobId, Short: ShortIds.Of(job.JobId, idLength)),
                Cell.Whole(showVaults ? vaults.Of(job.Vault) : null),
                Cell.Name(job.Item),
                Cell.Name(job.Operation),
                Cell.Name(job.Status, Styles.Of(job.Status)),
                new Cell(Time(job.StartTime), Short: ShortTime(job.StartTime)),
                HumanDuration.Format(job.Duration));
        }

        table.Write(console);
    }

    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A time of the last months, for narrow terminals.</summary>
    public static string? ShortTime(DateTimeOffset? time) => time?.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
