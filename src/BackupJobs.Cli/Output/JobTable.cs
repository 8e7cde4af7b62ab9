using System.Globalization;
using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Creates tables of jobs.</summary>
internal static class JobTable
{
    public static Table Create(IEnumerable<JobReport> jobs)
    {
        Table table = Empty("JOB", "ITEM", "OPERATION", "STATUS", "STARTED (UTC)", "DURATION");
        foreach (JobReport job in jobs)
        {
            table.AddRow(
                Styles.Plain(job.JobId),
                Styles.Plain(job.EntityName),
                Styles.Plain(job.Operation),
                Styles.Plain(job.Status, Styles.Of(job.Status)),
                Styles.Plain(Time(job.StartTime)),
                Styles.Plain(HumanDuration.Format(job.Duration)));
        }

        return table;
    }

    public static Table Empty(params string[] columns)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(new Text(column, Styles.Head)) { Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        return table;
    }

    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
