using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>The jobs of an operation that succeeded. No job at all is a valid result, for instance of a cross-region restore.</summary>
/// <param name="Status">The operation's last status.</param>
/// <param name="JobIds">Ids (names) of the jobs; empty if the operation has none.</param>
/// <param name="FailedJobsError">Error for each job that could not be started, by the service's key; empty if there is none.</param>
public sealed record OperationJobs(OperationStatus Status, ValueList<string> JobIds, ValueMap<string> FailedJobsError)
{
    /// <summary>The members, without secrets.</summary>
    public override string ToString() => Redact.Record(EqualityContract, PrintMembers);

    /// <summary>Reads the jobs of a status, whatever type of properties it has.</summary>
    /// <exception cref="ApiException">The status has something in the place of a job id that is not an id: the operation may have
    /// jobs, so "none" would be wrong.</exception>
    internal static OperationJobs Of(ApiResponse response, OperationStatus status)
    {
        JobIdList ids = JobIdList.Read(ApiJson.Write(status));
        if (ids.Misfit is { } misfit)
            throw ApiException.Unreadable(response, "OperationStatus", $"its {misfit} is not a job id");
        ValueMap<string>? errors = (status.Properties as OperationStatusJobsExtendedInfo)?.FailedJobsError;
        return new OperationJobs(status, ValueList.From(ids.Ids), errors ?? ValueMap<string>.Empty);
    }
}
