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

    /// <param name="shell">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="source">The jobs.</param>
    /// <param name="packed">Keeps what is written of them.</param>
    /// <param name="showVaults">Whether vaults are shown where the format leaves the choice.</param>
    public static TResult Write<TResult>(
        Shell shell, OutputFormat format, IJobSource<TResult> source, PackedRows packed, bool showVaults)
    {
        SharedVaults vaults = new();
        return format switch
        {
            OutputFormat.Table => source.Write(
                job => JobRow.Of(job, Vault(job)), (rows, _) => JobTable.Write(shell.Output, rows, showVaults)),
            OutputFormat.Json => source.Write(
                job => PackedJob.Of(job.Json, packed), (jobs, unread) => JobsJson.WriteList(shell.Out, jobs, packed, unread)),
            OutputFormat.JsonLines => source.Write(
                job => PackedJob.Of(job.Json, packed), (jobs, _) => JobsJson.WriteLines(shell.Out, jobs, packed)),
            OutputFormat.Csv => source.Write(
                job => packed.Add(JobsCsv.Row(job)), (rows, _) => JobsCsv.Write(shell.Out, rows, packed)),
            OutputFormat.JUnit => source.Write(
                job => JUnitCase.Of(job, Vault(job)),
                (cases, unread) => JobsJUnit.Write(shell.Out, cases, showVaults, unread)),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

        VaultId? Vault(JobReport job) => showVaults ? vaults.Of(job) : null;
    }

    public static void WriteAll(Shell shell, OutputFormat format, IReadOnlyList<JobReport> jobs, bool showVaults = false)
    {
        using PackedRows packed = new();
        Write(shell, format, new Known(jobs), packed, showVaults);
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

    private sealed class Known(IReadOnlyList<JobReport> jobs) : IJobSource<bool>
    {
        public bool Write<TRow>(Func<JobReport, TRow> keep, Action<IReadOnlyList<TRow>, IReadOnlyList<VaultFailure>?> write)
        {
            write([.. jobs.Select(keep)], null);
            return true;
        }
    }
}
