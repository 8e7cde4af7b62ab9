namespace BackupJobs.Cli;

/// <summary>The jobs of a fleet for <c>backup-jobs list</c>.</summary>
/// <param name="error">Where the reason of an empty result goes.</param>
/// <param name="jobs">The jobs, in the order in which they are written.</param>
/// <param name="doubt">Why an empty result may be a mistake; null if nothing is in doubt.</param>
internal sealed class FleetJobs(TextWriter error, IAsyncEnumerable<JobReport> jobs, string? doubt) : IJobSource<Task<ExitCode>>
{
    public async Task<ExitCode> Write<TRow>(
        Func<JobReport, TRow> keep, Action<IReadOnlyList<TRow>, IReadOnlyList<VaultFailure>?> write)
    {
        List<TRow> rows = [];
        await foreach (JobReport job in jobs.ConfigureAwait(false))
            rows.Add(keep(job));
        // Which vaults a fleet cannot read is on its page, not in its list.
        write(rows, null);
        if (rows.Count == 0)
            error.WriteLine(doubt is null ? JobOutput.NoJobs : $"{JobOutput.NoJobs} {doubt}");
        return ExitCode.Completed;
    }
}
