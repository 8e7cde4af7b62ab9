namespace BackupJobs.Cli;

/// <summary>Writes jobs in the requested format.</summary>
internal static class JobOutput
{
    public const string NoJobs = "No jobs match.";

    public static void WriteAll(Shell shell, OutputFormat format, IReadOnlyList<JobReport> jobs, bool showVaults = false)
    {
        switch (format)
        {
            case OutputFormat.Table:
                if (jobs.Count > 0)
                    shell.Output.Write(JobTable.Create(jobs, shell.Output.Profile.Width, showVaults));
                break;
            case OutputFormat.Json:
                JobsJson.WriteList(shell.Out, jobs);
                break;
            case OutputFormat.JsonLines:
                JobsJson.WriteLines(shell.Out, jobs);
                break;
            case OutputFormat.Csv:
                JobsCsv.Write(shell.Out, jobs);
                break;
            case OutputFormat.JUnit:
                JobsJUnit.Write(shell.Out, jobs, showVaults);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }

    /// <summary>Writes a list. If it is empty, a message on standard error says so.</summary>
    public static void WriteList(Shell shell, OutputFormat format, IReadOnlyList<JobReport> jobs, bool showVaults)
    {
        WriteAll(shell, format, jobs, showVaults);
        if (jobs.Count == 0)
            shell.Error.WriteLine(NoJobs);
    }

    /// <summary>Writes one job: with all details as text, or as a single JSON object.</summary>
    public static void WriteOne(Shell shell, OutputFormat format, JobReport job)
    {
        if (format == OutputFormat.Table)
            JobDetails.Write(shell.Output, job);
        else if (format == OutputFormat.Json)
            JobsJson.WriteOne(shell.Out, job);
        else
            WriteAll(shell, format, [job]);
    }
}
