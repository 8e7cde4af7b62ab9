using System.Buffers;
using BackupJobsGen.Runtime;

namespace BackupJobs;

/// <summary>Which vaults an estate has: all that the caller may read, those of subscriptions or management groups, or named ones.</summary>
public sealed record EstateScope
{
    /// <summary>How many vaults <see cref="Vaults"/> takes at most.</summary>
    public const int MaxVaults = 50;

    // More than that in one request is refused.
    private const int MaxSubscriptions = 1000;

    private static readonly SearchValues<char> NotInName = SearchValues.Create("/\\?#\r\n");

    private EstateScope(
        ValueList<string> subscriptions, ValueList<string> managementGroups, ValueList<VaultId>? vaults = null) =>
        (SubscriptionIds, ManagementGroupNames, VaultIds) = (subscriptions, managementGroups, vaults ?? ValueList<VaultId>.Empty);

    /// <summary>Everything that the caller may read.</summary>
    public static EstateScope All { get; } = new(ValueList<string>.Empty, ValueList<string>.Empty);

    /// <summary>Ids of the subscriptions; empty for no restriction to subscriptions.</summary>
    public ValueList<string> SubscriptionIds { get; }

    /// <summary>Names of the management groups; empty for no restriction to management groups.</summary>
    public ValueList<string> ManagementGroupNames { get; }

    /// <summary>The only vaults, which are in <see cref="SubscriptionIds"/>; empty for no restriction to vaults.</summary>
    public ValueList<VaultId> VaultIds { get; }

    /// <summary>Vaults of either kind.</summary>
    /// <param name="ids">Ids of the vaults, 1 to <see cref="MaxVaults"/>: more would make queries too long.</param>
    /// <exception cref="ArgumentException">There is no id, or more than that.</exception>
    public static EstateScope Vaults(params IEnumerable<VaultId> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ValueList<VaultId> distinct = ValueList.From(ids.Distinct());
        return distinct.Count is > 0 and <= MaxVaults
            ? new EstateScope(Names(distinct.Select(id => id.SubscriptionId), nameof(ids)), ValueList<string>.Empty, distinct)
            : throw new ArgumentException($"1 to {MaxVaults} vaults are expected.", nameof(ids));
    }

    /// <summary>The vaults of subscriptions.</summary>
    /// <param name="ids">Ids of the subscriptions, 1 to 1,000.</param>
    /// <exception cref="ArgumentException">There is no id, or more than 1,000, or one is not a single path segment.</exception>
    public static EstateScope Subscriptions(params IEnumerable<string> ids) => new(Names(ids, nameof(ids)), ValueList<string>.Empty);

    /// <summary>The vaults of all subscriptions in management groups.</summary>
    /// <param name="names">Names (not display names) of the management groups.</param>
    /// <exception cref="ArgumentException">There is no name, or one is not a single path segment.</exception>
    public static EstateScope ManagementGroups(params IEnumerable<string> names) =>
        new(ValueList<string>.Empty, Names(names, nameof(names)));

    private static ValueList<string> Names(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        ValueList<string> distinct = ValueList.From(names.Distinct(StringComparer.OrdinalIgnoreCase));
        if (distinct.Count is 0 or > MaxSubscriptions)
            throw new ArgumentException($"1 to {MaxSubscriptions} names are expected.", parameter);
        foreach (string name in distinct)
        {
            if (string.IsNullOrWhiteSpace(name) || name.AsSpan().IndexOfAny(NotInName) >= 0)
                throw new ArgumentException("Names without '/', '\\', '?' and '#' are expected.", parameter);
        }

        return distinct;
    }
}
