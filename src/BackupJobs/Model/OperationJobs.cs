using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>What a successful operation led to. No job at all is a clean outcome, for instance of a cross-region restore.</summary>
/// <param name="Status">The operation's last status.</param>
/// <param name="JobIds">Ids (names) of the jobs; empty where the operation has none.</param>
/// <param name="FailedJobsError">Error text for each job that could not be started, by the service's key; empty where there is none.</param>
public sealed record OperationJobs(OperationStatus Status, ValueList<string> JobIds, ValueMap<string> FailedJobsError)
{
    internal static OperationJobs Of(OperationStatus status) => status.Properties switch
    {
        OperationStatusJobExtendedInfo { JobId: { Length: > 0 } id } => new(status, [id], ValueMap<string>.Empty),
        OperationStatusJobsExtendedInfo jobs => new(status, jobs.JobIds ?? [], jobs.FailedJobsError ?? ValueMap<string>.Empty),
        _ => new(status, [], ValueMap<string>.Empty),
    };
}
