namespace BackupJobs.Cli;

/// <summary>Writes jobs in the requested format.</summary>
internal static class JobOutput
{
    public static void WriteAll(Shell shell, OutputFormat format, IReadOnlyList<JobReport> jobs)
    {
        switch (format)
        {
            case OutputFormat.Table:
                shell.Output.WriteUnwrapped(JobTable.Create(jobs));
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
                JobsJUnit.Write(shell.Out, jobs);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
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
