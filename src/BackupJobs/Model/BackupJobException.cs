namespace BackupJobs;

/// <summary>A job did not do its work: it failed, was cancelled, was lost or has not ended.</summary>
public sealed class BackupJobException : Exception
{
    /// <summary>Reports the end of a job as an error.</summary>
    /// <param name="report">What is known of the job.</param>
    public BackupJobException(JobReport report)
        : base((report ?? throw new ArgumentNullException(nameof(report))).ToString()) => Report = report;

    /// <summary>What is known of the job.</summary>
    public JobReport Report { get; }
}
