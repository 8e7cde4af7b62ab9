namespace BackupJobs.Cli;

/// <summary>Jobs that are written when all of them are known: a failed list must print nothing that looks like a result.</summary>
internal interface IJobSource<out TResult>
{
    /// <param name="keep">What the format needs of a job. The rest need not stay in memory.</param>
    /// <param name="write">Writes all jobs, and which vaults were not read; null if that is not a question.</param>
    TResult Write<TRow>(Func<JobReport, TRow> keep, Action<IReadOnlyList<TRow>, IReadOnlyList<VaultFailure>?> write);
}

/// <summary>Writes jobs in the requested format.</summary>
internal static class JobOutput
{
    public const string NoJobs = "No jobs match.";

    public static TResult Write<TResult>(Shell shell, OutputFormat format, IJobSource<TResult> source, bool showVaults)
    {
        SharedVaults vaults = new();
        PackedRows packed = new();
        return format switch
        {
            OutputFormat.Table => source.Write(
                job => JobRow.Of(job) with { Vault = Vault(job) }, (rows, _) => JobTable.Write(shell.Output, rows, showVaults)),
            OutputFormat.Json => source.Write(
                job => PackedJob.Of(job.Json, packed), (jobs, unread) => JobsJson.WriteList(shell.Out, jobs, packed, unread)),
            OutputFormat.JsonLines => source.Write(
                job => PackedJob.Of(job.Json, packed), (jobs, _) => JobsJson.WriteLines(shell.Out, jobs, packed)),
            OutputFormat.Csv => source.Write(
                job => packed.Add(JobsCsv.Row(job)), (rows, _) => JobsCsv.Write(shell.Out, rows, packed)),
            OutputFormat.JUnit => source.Write(
                job => JUnitCase.Of(job) with { Vault = Vault(job) },
                (cases, unread) => JobsJUnit.Write(shell.Out, cases, showVaults, unread)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

        VaultId? Vault(JobReport job) => showVaults ? vaults.Of(job) : null;
    }

    public static void WriteAll(Shell shell, OutputFormat format, IReadOnlyList<JobReport> jobs, bool showVaults = false) =>
        Write(shell, format, new Known(jobs), showVaults);

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

    private sealed class Known(IReadOnlyList<JobReport> jobs) : IJobSource<bool>
    {
        public bool Write<TRow>(Func<JobReport, TRow> keep, Action<IReadOnlyList<TRow>, IReadOnlyList<VaultFailure>?> write)
        {
            write([.. jobs.Select(keep)], null);
            return true;
        }
    }
}
