using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>A job did not succeed: it failed, was cancelled, was lost or has not ended.</summary>
public sealed class BackupJobException : Exception
{
    /// <summary>Creates an exception from the report of a job.</summary>
    /// <param name="report">The job.</param>
    public BackupJobException(JobReport report)
        : base((report ?? throw new ArgumentNullException(nameof(report))).ToString()) => Report = report;

    /// <summary>The job.</summary>
    public JobReport Report { get; }

    /// <summary>Messages and stack traces of this exception and its inner ones, without secrets.</summary>
    public override string ToString() => Redact.Lines(base.ToString());
}
