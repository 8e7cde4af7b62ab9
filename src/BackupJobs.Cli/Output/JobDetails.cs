using Spectre.Console;

namespace BackupJobs.Cli;

/// <summary>Writes one job for people: summary, tasks, properties, and errors with recommendations.</summary>
internal static class JobDetails
{
    public static void Write(IAnsiConsole console, JobReport job)
    {
        List<StyledText[]> facts = [];
        Add(facts, "Job", job.JobId);
        Add(facts, "Vault", job.Vault is { } vault ? $"{vault.VaultName} in {vault.ResourceGroup}, {vault.SubscriptionId}" : null);
        Add(facts, "Item", job.EntityName);
        Add(facts, "Operation", job.Operation);
        Add(facts, "Policy", job.PolicyName);
        facts.Add([new("Status"), Plain(job.Status ?? "unknown", Styles.Of(job.Status))]);
        Add(facts, "Started", JobTable.Time(job.StartTime) is { } start ? start + " UTC" : null);
        Add(facts, "Ended", JobTable.Time(job.EndTime) is { } end ? end + " UTC" : null);
        Add(facts, "Duration", HumanDuration.Format(job.Duration));
        Add(facts, "Progress", ProgressText.Percent(job.ProgressPercentage));
        // The support of the service asks for it.
        if (job.Errors.Count > 0)
            Add(facts, "Activity", job.Resource?.Properties?.ActivityId);
        Write(console, facts);
        WriteTasks(console, job);
        WriteBag(console, job);
        WriteErrors(console, job);
    }

    private static void WriteTasks(IAnsiConsole console, JobReport job)
    {
        if (job.Tasks.Count == 0)
            return;
        console.WriteLine("Tasks");
        Write(console, [.. job.Tasks.Select(task => new[]
        {
            Plain("  " + task.Name),
            Plain(task.Status, Styles.Of(task.Status)),
            Plain(HumanDuration.Format(task.Duration)),
            Plain(ProgressText.Percent(task.ProgressPercentage)),
        })]);
    }

    private static void WriteBag(IAnsiConsole console, JobReport job)
    {
        if (job.PropertyBag.Count == 0)
            return;
        console.WriteLine("Properties");
        List<StyledText[]> bag = [];
        foreach ((string key, string value) in job.PropertyBag)
            Add(bag, "  " + key, value);
        Write(console, bag);
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

    private static void Write(IAnsiConsole console, IReadOnlyList<StyledText[]> lines) =>
        AlignedText.Write(console, lines, AlignedText.WidthsOf(lines));

    private static StyledText Plain(string? text, Style? style = null) => new(SafeText.OneLine(text), style);

    private static void Add(List<StyledText[]> lines, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            lines.Add([Plain(label), Plain(value)]);
    }
}
