namespace BackupJobs.Fleet;

/// <summary>
/// Which ends go to which sinks. All conditions that are set must hold, and of each condition one value; an empty one always holds.
/// Values are compared ignoring case, and <c>*</c> stands for any characters.
/// </summary>
public sealed record NotificationRule
{
    /// <summary>Outcomes; empty for all.</summary>
    public IReadOnlyList<JobOutcome> Outcomes { get; init; } = [];

    /// <summary>Ids of subscriptions; empty for all.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Names or resource ids of vaults; empty for all.</summary>
    public IReadOnlyList<string> Vaults { get; init; } = [];

    /// <summary>Display names of items; empty for all. A job without an item matches <c>*</c> only.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Operations, for instance <c>Backup</c>; empty for all.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Tags of the vault in Azure and in <see cref="NotificationOptions.Tags"/>, each as <c>name=value</c>; empty for
    /// all.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names of the sinks. Empty to report what matches to no sink, together with <see cref="IsLast"/>.</summary>
    public IReadOnlyList<string> Sinks { get; init; } = [];

    /// <summary>Whether the rules after this one are not applied to what matches.</summary>
    public bool IsLast { get; init; }
}
