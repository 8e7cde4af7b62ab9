using BackupJobs.DataProtection;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>
/// The rules of a backup instance's policy. A backup on demand must name one, and neither the instance nor its jobs do.
/// </summary>
internal sealed class BackupRules(BackupClient client, VaultId vault)
{
    private readonly BackupInstancesOperations _instances = new(client.Pipeline);
    private readonly BackupPoliciesOperations _policies = new(client.Pipeline);

    /// <summary>Name of the first rule that backs up, as opposed to rules of retention, in the policy of an instance.</summary>
    /// <exception cref="ApiException">The service refuses a request, or the policy has no backup rule.</exception>
    public async Task<string> FindAsync(string instance, CancellationToken cancellationToken)
    {
        ApiResponse<BackupInstanceResource> found = (await _instances
            .GetAsync(vault.SubscriptionId, vault.ResourceGroup, vault.VaultName, instance, cancellationToken).ConfigureAwait(false))
            .WithBody("BackupInstances_Get");
        if (found.Value.Properties?.PolicyInfo.PolicyId is not { Length: > 0 } policyId)
            throw ApiException.Unreadable(found, "BackupInstances_Get", "the backup instance has no policy");
        ApiResponse<BaseBackupPolicyResource> policy = (await _policies
            .GetAsync(vault.SubscriptionId, vault.ResourceGroup, vault.VaultName, JobName.LastSegment(policyId), cancellationToken)
            .ConfigureAwait(false)).WithBody("BackupPolicies_Get");
        return RuleIn(policy.Value)
            ?? throw ApiException.Unreadable(policy, "BackupPolicies_Get", "the policy has no rule with a schedule; name the rule");
    }

    private static string? RuleIn(BaseBackupPolicyResource policy) =>
        (policy.Properties as BackupPolicy)?.PolicyRules.OfType<AzureBackupRule>().FirstOrDefault()?.Name;
}
