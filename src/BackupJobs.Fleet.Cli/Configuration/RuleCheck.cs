using BackupJobsGen;

namespace BackupJobs.Fleet.Cli;

/// <summary>Finds rules that can match nothing, or that others make useless. What only Azure knows, and may change, is a warning.</summary>
internal static class RuleCheck
{
    private const int LongestVaultName = 50;

    private static readonly string[] Operations =
    [
        .. new[]
        {
            JobOperationType.Backup, JobOperationType.Restore, JobOperationType.ConfigureBackup, JobOperationType.DisableBackup,
            JobOperationType.DeleteBackupData, JobOperationType.CrossRegionRestore, JobOperationType.Undelete, JobOperationType.Register,
            JobOperationType.UnRegister, JobOperationType.UpdateCustomerManagedKey,
        }.Select(operation => operation.Value),
    ];

    public static void Check(
        ConfigSection root, IReadOnlyList<(ConfigSection Section, NotificationRule Rule)> rules, FleetConfig config)
    {
        foreach ((ConfigSection section, NotificationRule rule) in rules)
        {
            foreach (string operation in rule.Operations)
                CheckOperation(section, operation);
            foreach (string subscription in rule.Subscriptions)
                CheckSubscription(section, subscription, config);
            foreach (string vault in rule.Vaults)
                CheckVault(section, "vaults", vault, config);
        }

        bool reachesSink = false;
        for (int i = 0; i < rules.Count; i++)
        {
            (ConfigSection section, NotificationRule rule) = rules[i];
            if (rules.Take(i).FirstOrDefault(before => before.Rule.IsLast && Covers(before.Rule, rule)) is { Section: { } before })
                section.Warn($"'{section.Path}' has no effect: '{before.Path}' matches the same, and is last.");
            else
                reachesSink |= rule.Sinks.Count > 0;
        }

        if (rules.Count > 0 && config.Notifications.Sinks.Count > 0 && !reachesSink)
            root.Warn("rules", "'rules' lead to no sink: the end of no job is reported.");
    }

    /// <summary>Warns of sinks that nothing is sent to.</summary>
    public static void CheckUse(IEnumerable<(ConfigSection Section, SinkOptions Options)> sinks, NotificationOptions notifications)
    {
        if (notifications.Rules.Count == 0)
            return;
        HashSet<string> used = [.. notifications.Rules.SelectMany(rule => rule.Sinks), .. notifications.Digest?.Sinks ?? []];
        foreach ((ConfigSection section, SinkOptions options) in sinks.Where(sink => !used.Contains(sink.Options.Name)))
            section.Warn("name", $"'{section.Path}': no rule and no digest names sink '{options.Name}', so nothing is sent to it.");
    }

    public static void CheckVault(ConfigSection section, string name, string vault, FleetConfig config)
    {
        string path = $"'{section.Path}.{name}'";
        if (vault.Contains('/') && !vault.Contains('*'))
        {
            if (!VaultId.TryParse(vault, out VaultId? id))
                section.Report(name, vault, $"{path} must have names or resource ids of vaults; '{vault}' is neither.");
            else if (!IsWatched(id.SubscriptionId, config))
                section.Warn(name, vault, $"{path}: no tenant has the subscription of '{vault}'.");
        }
        else if (!vault.Contains('/') && (vault.Length > LongestVaultName
            || !vault.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '*')))
        {
            section.Warn(name, vault, $"{path}: names of vaults have letters, digits and hyphens; '{vault}' matches none.");
        }
    }

    private static void CheckOperation(ConfigSection rule, string operation)
    {
        if (Operations.Any(known => Wildcard.Matches(operation, known)))
            return;
        rule.Warn(
            "operations", operation,
            $"'{rule.Path}.operations': '{operation}' is not an operation that this program knows"
            + (Nearest.To(operation, Operations) is { } meant ? $"; did you mean '{meant}'?" : $": {string.Join(", ", Operations)}."));
    }

    private static void CheckSubscription(ConfigSection rule, string subscription, FleetConfig config)
    {
        string path = $"'{rule.Path}.subscriptions'";
        bool isPattern = subscription.Contains('*') && subscription.All(static c => char.IsAsciiHexDigit(c) || c is '-' or '*');
        if (!isPattern && !Guid.TryParseExact(subscription, "D", out _))
            rule.Report("subscriptions", subscription, $"{path} must have ids of subscriptions; '{subscription}' is not one.");
        else if (!IsWatched(subscription, config))
            rule.Warn("subscriptions", subscription, $"{path}: no tenant has the subscription '{subscription}'.");
    }

    // A tenant without subscriptions may have any.
    private static bool IsWatched(string pattern, FleetConfig config) => config.Tenants.Any(tenant =>
        tenant.Scope.SubscriptionIds.Count == 0 || tenant.Scope.SubscriptionIds.Any(id => Wildcard.Matches(pattern, id)));

    /// <summary>Whether a rule matches all that another one does, as far as their conditions show.</summary>
    private static bool Covers(NotificationRule rule, NotificationRule other) =>
        (rule.Outcomes.Count == 0 || (other.Outcomes.Count > 0 && other.Outcomes.All(rule.Outcomes.Contains)))
        && Covers(rule.Subscriptions, other.Subscriptions) && Covers(rule.Vaults, other.Vaults) && Covers(rule.Items, other.Items)
        && Covers(rule.Operations, other.Operations)
        // A vault may have no tag at all.
        && (rule.Tags.Count == 0 || (other.Tags.Count > 0 && Covers(rule.Tags, other.Tags)));

    private static bool Covers(IReadOnlyList<string> patterns, IReadOnlyList<string> others) =>
        patterns.Count == 0 || patterns.Any(static pattern => pattern.Length > 0 && pattern.All(static c => c == '*'))
        || (others.Count > 0 && others.All(other => patterns.Any(pattern => Wildcard.Matches(pattern, other))));
}
