namespace BackupJobs.Fleet;

/// <summary>To whom the ends of jobs are reported.</summary>
public sealed class NotificationOptions
{
    /// <summary>The sinks, each with a name of its own.</summary>
    public IReadOnlyList<SinkOptions> Sinks { get; set; } = [];

    /// <summary>Which ends go to which sinks: all rules that match count, until one that is last.</summary>
    public IReadOnlyList<NotificationRule> Rules { get; set; } = [];

    /// <summary>The summary of each morning; null for none.</summary>
    public DigestOptions? Digest { get; set; }

    /// <summary>Tags by name or resource id of vaults, where <c>*</c> stands for any characters, for the rules. Later ones replace earlier
    /// ones of the same name, and those of Azure.</summary>
    public IReadOnlyList<VaultTags> Tags { get; set; } = [];

    /// <summary>Address of the service's page, which messages link to; null for no links.</summary>
    public Uri? Page { get; set; }

    /// <summary>What is wrong with the names of sinks and with the rules; empty if nothing is.</summary>
    public IReadOnlyList<string> FindProblems()
    {
        string[] names = [.. Sinks.Select(sink => sink.Name)];
        return
        [
            .. names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"Two sinks have the name '{group.Key}'."),
            .. Rules.SelectMany(rule => rule.Sinks).Concat(Digest?.Sinks ?? []).Except(names).Distinct()
                .Select(name => $"There is no sink '{name}'" + (names.Length == 0 ? "." : $"; there are {string.Join(", ", names.Distinct())}.")),
            .. Rules.Index().Where(rule => rule.Item is { Sinks.Count: 0, IsLast: false })
                .Select(rule => $"Rule {rule.Index + 1} has no sink and is not last, so it does nothing."),
        ];
    }
}

/// <summary>Tags of vaults.</summary>
/// <param name="Vault">Name or resource id, where <c>*</c> stands for any characters.</param>
/// <param name="Tags">Values by name.</param>
public sealed record VaultTags(string Vault, IReadOnlyDictionary<string, string> Tags);
