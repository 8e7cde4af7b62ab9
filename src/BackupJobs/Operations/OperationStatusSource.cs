using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>Reads an operation's status: at the URL that the service gave, else by the operation's id.</summary>
internal static class OperationStatusSource
{
    public static Followed<ApiResponse<OperationStatus>> Of(BackupVault vault, string id, Uri? url)
    {
        VaultId name = vault.Id;
        return new Followed<ApiResponse<OperationStatus>>(
            url is null ? null : token => ReadUrlAsync(vault.Client.Pipeline, url, token),
            token => vault.Client.BackupOperationStatuses.GetAsync(name.VaultName, name.ResourceGroup, name.SubscriptionId, id, token));
    }

    // A result URL answers 202 without a body while the operation runs, and then with the operation's result instead of its status.
    private static async Task<ApiResponse<OperationStatus>?> ReadUrlAsync(ApiPipeline pipeline, Uri url, CancellationToken cancellationToken)
    {
        ApiResponse<OperationStatus> answer = await pipeline.GetAsync(url, JsonObjects.Read<OperationStatus>, cancellationToken).ConfigureAwait(false);
        return answer.Value?.Status is null && answer.Status != 202 ? null : answer;
    }
}
