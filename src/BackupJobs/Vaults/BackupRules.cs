using BackupJobsGen.Runtime;
using BackupJobsGen.Runtime.Generated;

namespace BackupJobs;

/// <summary>
/// The rules of a backup instance's policy. A backup on demand must name one, and neither the instance nor its jobs do. Policies are not
/// in our documents: only the names of rules are read from them.
/// </summary>
internal sealed class BackupRules(BackupClient client, VaultId vault)
{
    private const string ApiVersion = "2024-04-01";
    private const string Path =
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.DataProtection/backupVaults/{vault}";

    private static readonly OperationDescriptor GetInstance =
        new("BackupInstances_Get", HttpMethod.Get, Path + "/backupInstances/{instance}", ApiVersion);
    private static readonly OperationDescriptor GetPolicy =
        new("BackupPolicies_Get", HttpMethod.Get, Path + "/backupPolicies/{policy}", ApiVersion);

    /// <summary>Name of the first backup rule in the policy of an instance.</summary>
    /// <exception cref="ApiException">The service refuses a request, or the policy has no backup rule.</exception>
    public async Task<string> FindAsync(string instance, CancellationToken cancellationToken)
    {
        ApiResponse<DataProtection.BackupInstanceResource> found = (await client.Pipeline.SendAsync(
            Request(GetInstance).Path("instance", instance), JsonObjects.Read<DataProtection.BackupInstanceResource>, cancellationToken)
            .ConfigureAwait(false)).WithBody(GetInstance.Id);
        if (found.Value.Properties?.PolicyInfo.PolicyId is not { Length: > 0 } policyId)
            throw ApiException.Unreadable(found, GetInstance.Id, "the backup instance has no policy");
        string policy = JobName.LastSegment(policyId);
        ApiResponse<RawJson> answer = (await client.Pipeline.SendAsync(
            Request(GetPolicy).Path("policy", policy), ReadAny, cancellationToken).ConfigureAwait(false)).WithBody(GetPolicy.Id);
        return RuleIn(answer.Value)
            ?? throw ApiException.Unreadable(answer, GetPolicy.Id, "the policy has no rule with a schedule; name the rule");
    }

    /// <summary>Name of the first rule that backs up, as opposed to rules of retention.</summary>
    internal static string? RuleIn(RawJson policy)
    {
        List<Rule> rules = [];
        JsonTokenReader reader = new(policy.Utf8.Span);
        reader.Read();
        JsonWalk.Members(ref reader, rules, static (ref JsonTokenReader value, string name, List<Rule> found) =>
        {
            if (name == "properties")
                JsonWalk.Members(ref value, found, ReadRules);
        });
        return rules.Find(rule => rule is { Type: "AzureBackupRule", Name: not null })?.Name;
    }

    private static void ReadRules(ref JsonTokenReader reader, string name, List<Rule> rules)
    {
        if (name != "policyRules")
            return;
        rules.AddRange(JsonWalk.Items(ref reader, static (ref JsonTokenReader item) =>
        {
            Rule rule = new();
            JsonWalk.Members(ref item, rule, static (ref JsonTokenReader value, string member, Rule target) =>
            {
                if (member == "name")
                    target.Name = JsonWalk.String(ref value);
                else if (member == "objectType")
                    target.Type = JsonWalk.String(ref value);
            });
            return rule;
        }));
    }

    private static RawJson ReadAny(ref JsonTokenReader reader)
    {
        if (reader.TokenType == System.Text.Json.JsonTokenType.None)
            reader.Read();
        return RawJson.Capture(ref reader);
    }

    private ApiRequest Request(OperationDescriptor operation) => new ApiRequest(operation)
        .Path("subscription", vault.SubscriptionId).Path("group", vault.ResourceGroup).Path("vault", vault.VaultName);

    private sealed class Rule
    {
        public string? Name { get; set; }

        public string? Type { get; set; }
    }
}
