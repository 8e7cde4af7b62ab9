using BackupJobs.Shared;

namespace BackupJobs.Fleet.Notifications;

/// <summary>Decides by the rules which sinks an end goes to. A function of its input: no clock, no state.</summary>
internal static class Routing
{
    /// <summary>Names of the sinks, each once, in the order of the rules. Without any rule every failure goes to every sink.</summary>
    public static IReadOnlyList<string> SinksOf(JobEnd end, NotificationOptions options)
    {
        if (options.Rules.Count == 0)
            return end.Outcome is JobOutcome.Failed or JobOutcome.Unknown ? [.. options.Sinks.Select(sink => sink.Name)] : [];
        List<string> sinks = [];
        foreach (NotificationRule rule in options.Rules)
        {
            if (!Matches(rule, end, options.Tags))
                continue;
            sinks.AddRange(rule.Sinks.Where(sink => !sinks.Contains(sink, StringComparer.Ordinal)));
            if (rule.IsLast)
                break;
        }

        return sinks;
    }

    /// <summary>Whether a failure is silenced: the first rule that matches it is last and has no sink.</summary>
    public static bool IsSilenced(JobEnd failure, NotificationOptions options) =>
        options.Rules.FirstOrDefault(rule => Matches(rule, failure, options.Tags)) is { IsLast: true, Sinks.Count: 0 };

    private static bool Matches(NotificationRule rule, JobEnd end, IReadOnlyList<VaultTags> tags) =>
        (rule.Outcomes.Count == 0 || rule.Outcomes.Contains(end.Outcome))
        && Any(rule.Subscriptions, end.Subscription)
        && (Any(rule.Vaults, end.VaultId) || Any(rule.Vaults, FleetNames.OfVault(end.VaultId)))
        && Any(rule.Items, end.Item)
        && Any(rule.Operations, end.Operation)
        && (rule.Tags.Count == 0 || TagsOf(end, tags).Any(tag => Any(rule.Tags, tag)));

    private static bool Any(IReadOnlyList<string> patterns, string? value) =>
        patterns.Count == 0 || patterns.Any(pattern => Wildcard.Matches(pattern, value));

    // The configuration's replace those of Azure.
    private static IEnumerable<string> TagsOf(JobEnd end, IReadOnlyList<VaultTags> tags) => end.VaultTags.Concat(tags
        .Where(entry => Wildcard.Matches(entry.Vault, end.VaultId) || Wildcard.Matches(entry.Vault, FleetNames.OfVault(end.VaultId)))
        .SelectMany(entry => entry.Tags))
        .GroupBy(tag => tag.Key, StringComparer.OrdinalIgnoreCase)
        .Select(values => $"{values.Key}={values.Last().Value}");
}
