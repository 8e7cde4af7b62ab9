using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <content>Operations of tests.</content>
public sealed partial class BackupOperation
{
    private const string KnownId = "00000000-0000-0000-0000-000000000001";

    /// <summary>
    /// Creates an operation that has succeeded, for tests of callers: waits for it and for its jobs send nothing and take no time.
    /// </summary>
    /// <param name="vault">The vault that it names.</param>
    /// <param name="jobs">Its jobs, which have ended, for instance of <see cref="JobReport.Of(JobResource)"/>; none is valid.</param>
    /// <exception cref="ArgumentException">A job has no name, has not ended, or was lost.</exception>
    public static BackupOperation FromJobs(VaultId vault, params IReadOnlyList<JobReport> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        JobResource[] resources =
        [
            .. jobs.Select(job => job is { Resource: { } resource, Outcome: not (null or JobOutcome.Unknown), JobId.Length: > 0 }
                ? resource
                : throw new ArgumentException($"The job '{job?.JobId}' has no name, or has not ended.", nameof(jobs)))
        ];
        OperationStatus status = new()
        {
            Id = KnownId,
            Name = KnownId,
            Status = "Succeeded",
            Properties = new OperationStatusJobsExtendedInfo { JobIds = ValueList.From(jobs.Select(job => job.JobId)) },
        };
        return Known(vault, status, resources);
    }

    /// <summary>Creates an operation with this last status, for tests of callers: waits for one that failed throw.</summary>
    /// <param name="vault">The vault that it names.</param>
    /// <param name="status">Its last status, for instance <c>Failed</c> with an error.</param>
    /// <exception cref="ArgumentException">The status is not final.</exception>
    public static BackupOperation FromStatus(VaultId vault, OperationStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return OperationState.IsFinal(status)
            ? Known(vault, status, [])
            : throw new ArgumentException($"The operation has not ended: its status is '{status.Status}'.", nameof(status));
    }

    private static BackupOperation Known(VaultId vault, OperationStatus status, IReadOnlyList<JobResource> jobs)
    {
        ArgumentNullException.ThrowIfNull(vault);
        string id = string.IsNullOrEmpty(status.Name) ? KnownId : status.Name;
        return new BackupOperation(new BackupVault(KnownJobs.Client, vault, new KnownJobs(status, jobs)), id, default);
    }
}
