using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Writes one job for people: summary, tasks, properties, and errors with recommendations.</summary>
internal static class JobDetails
{
    public static void Write(IAnsiConsole console, JobReport job)
    {
        Grid facts = Columns(2);
        Add(facts, "Job", job.JobId);
        Add(facts, "Item", job.EntityName);
        Add(facts, "Operation", job.Operation);
        facts.AddRow(new Text("Status"), Styles.Plain(job.Status ?? "unknown", Styles.Of(job.Status)));
        Add(facts, "Started", JobTable.Time(job.StartTime) is { } start ? start + " UTC" : null);
        Add(facts, "Ended", JobTable.Time(job.EndTime) is { } end ? end + " UTC" : null);
        Add(facts, "Duration", HumanDuration.Format(job.Duration));
        Add(facts, "Progress", ProgressText.Percent(job.ProgressPercentage));
        console.WriteUnwrapped(facts);
        WriteTasks(console, job);
        WriteBag(console, job);
        WriteErrors(console, job);
    }

    private static void WriteTasks(IAnsiConsole console, JobReport job)
    {
        if (job.Tasks.Count == 0)
            return;
        console.WriteLine("Tasks");
        Grid tasks = Columns(4);
        foreach (JobTask task in job.Tasks)
        {
            tasks.AddRow(
                Styles.Plain("  " + task.Name),
                Styles.Plain(task.Status, Styles.Of(task.Status)),
                Styles.Plain(HumanDuration.Format(task.Duration)),
                Styles.Plain(ProgressText.Percent(task.ProgressPercentage)));
        }

        console.WriteUnwrapped(tasks);
    }

    private static void WriteBag(IAnsiConsole console, JobReport job)
    {
        if (job.PropertyBag.Count == 0)
            return;
        console.WriteLine("Properties");
        Grid bag = Columns(2);
        foreach ((string key, string value) in job.PropertyBag)
            Add(bag, "  " + key, value);
        console.WriteUnwrapped(bag);
    }

    private static void WriteErrors(IAnsiConsole console, JobReport job)
    {
        if (job.Errors.Count > 0)
            console.WriteLine("Errors");
        foreach (JobErrorDetail error in job.Errors)
        {
            console.WriteLine("  " + SafeText.OneLine(error.ToString()));
            foreach (string advice in error.Recommendations)
                console.WriteLine("    recommended: " + SafeText.OneLine(advice));
        }
    }

    private static Grid Columns(int count)
    {
        Grid grid = new();
        for (int i = 0; i < count; i++)
            grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) });
        return grid;
    }

    private static void Add(Grid grid, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            grid.AddRow(Styles.Plain(label), Styles.Plain(value));
    }
}
