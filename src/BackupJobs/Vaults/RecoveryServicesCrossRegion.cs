using BackupJobs.CrossRegion;
using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// Cross-region restores of a Recovery Services vault. The document of this API has job types of its own; on the wire they are the types
/// of the vault's jobs, and are read as these.
/// </summary>
internal sealed class RecoveryServicesCrossRegion(BackupClient client, VaultId vault, string region)
{
    private const string ApiVersion = "2018-12-20";
    private const string Location = "/subscriptions/{subscriptionId}/providers/Microsoft.RecoveryServices/locations/{azureRegion}";

    private static readonly OperationDescriptor ListOperation =
        new("BackupCrrJobs_List", HttpMethod.Post, Location + "/backupCrrJobs", ApiVersion);
    private static readonly OperationDescriptor GetOperation =
        new("BackupCrrJobDetails_Get", HttpMethod.Post, Location + "/backupCrrJob", ApiVersion);

    public JobRequests Jobs => new(filter => JobCursor.Of(List(filter)), GetAsync);

    private ApiPageable<JobResource> List(JobFilter filter) =>
        new(
            client.Pipeline, Request(ListOperation, jobId: null).Query("$filter", filter.ToQuery()), "value", "nextLink",
            JsonObjects.Read<JobResource>);

    private Task<ApiResponse<JobResource>> GetAsync(string jobId, CancellationToken cancellationToken) =>
        client.Pipeline.SendAsync(Request(GetOperation, jobId), JsonObjects.Read<JobResource>, cancellationToken);

    private ApiRequest Request(OperationDescriptor operation, string? jobId) => new ApiRequest(operation)
        .Path("azureRegion", region)
        .Path("subscriptionId", vault.SubscriptionId)
        .JsonBody(new CrrJobRequest { ResourceId = vault.ToString(), JobName = jobId }, JsonObjects.Write);
}
