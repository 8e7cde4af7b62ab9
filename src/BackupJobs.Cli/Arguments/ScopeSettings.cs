namespace BackupJobs.Cli;

/// <summary>Which vaults the user selects, by options or by a profile.</summary>
internal sealed record ScopeSettings
{
    public IReadOnlyList<string> Vaults { get; init; } = [];

    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    public IReadOnlyList<string> ManagementGroups { get; init; } = [];

    public bool AllVaults { get; init; }

    /// <summary>Resource group of vaults that are specified by name.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>Subscription of vaults that are specified by name, if <see cref="Subscriptions"/> has none.</summary>
    public string? DefaultSubscription { get; init; }

    /// <summary>Resource group of vaults that are specified by name, if <see cref="ResourceGroup"/> is null.</summary>
    public string? DefaultResourceGroup { get; init; }

    public static ScopeSettings Of(Profile profile) => new()
    {
        Vaults = profile.Vaults,
        Subscriptions = profile.Subscriptions,
        ManagementGroups = profile.ManagementGroups,
        AllVaults = profile.AllVaults,
        ResourceGroup = profile.ResourceGroup,
    };

    /// <summary>The scope; null if nothing is asked for.</summary>
    /// <exception cref="FailureException">The settings contradict each other, or a value is invalid.</exception>
    public VaultScope? Read()
    {
        bool hasGroups = ManagementGroups.Count > 0;
        if (new[] { AllVaults, hasGroups, Vaults.Count > 0 || Subscriptions.Count > 0 }.Count(given => given) > 1)
            throw FailureException.Usage(
                "--all-vaults, --management-group, and --vault or --subscription cannot be combined", "specify one of them");
        if (Subscriptions.Count > 0 && Vaults.Count > 0 && Vaults.All(IsId))
            throw FailureException.Usage(
                "--subscription and the resource ID of a vault cannot be combined", "omit --subscription: the ID contains it");
        if (Vaults.Count > 0)
            return VaultScope.Of(Vaults.Select(Vault));
        if (AllVaults)
            return VaultScope.Of(EstateScope.All);
        if (hasGroups)
            return VaultScope.Of(EstateOf(EstateScope.ManagementGroups, ManagementGroups, "--management-group"));
        if (Subscriptions.Count == 0 || ResourceGroup is not null)
            return null;
        // Resource Graph would refuse the whole query without naming the option.
        if (Subscriptions.FirstOrDefault(id => !Guid.TryParseExact(id, "D", out _)) is { } other)
            throw FailureException.Usage(
                $"invalid value for --subscription: '{other}' is not the ID of a subscription",
                "use an ID such as 00000000-0000-0000-0000-000000000000; 'backup-jobs vaults' shows those of the vaults that you may read");
        return VaultScope.Of(EstateOf(EstateScope.Subscriptions, Subscriptions, "--subscription"));
    }

    private static EstateScope EstateOf(Func<IEnumerable<string>, EstateScope> create, IEnumerable<string> names, string option)
    {
        try
        {
            return create(names);
        }
        catch (ArgumentException error)
        {
            throw FailureException.Usage($"invalid value for {option}", error.Message);
        }
    }

    private static bool IsId(string name) => name.StartsWith('/');

    private VaultId Vault(string name)
    {
        if (IsId(name))
        {
            return VaultId.TryParse(name, out VaultId? id) ? id : throw FailureException.Usage(
                $"'{name}' is not a valid resource ID of a vault",
                "use an ID that 'backup-jobs vaults -o csv' shows, such as "
                + "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}");
        }

        if (Subscriptions.Count > 1)
            throw FailureException.Usage(
                $"vault '{name}' with several subscriptions", "specify --subscription once, or the resource ID of the vault");
        string? subscription = Subscriptions.Count > 0 ? Subscriptions[0] : DefaultSubscription;
        string? group = ResourceGroup ?? DefaultResourceGroup;
        if (subscription is null || group is null)
        {
            string missing = group is null
                ? $"--resource-group (or {Variables.ResourceGroup})"
                : $"--subscription (or {Variables.Subscription})";
            throw FailureException.Usage($"incomplete vault '{name}'", $"add {missing}, or specify the resource ID of the vault");
        }

        try
        {
            return new VaultId(subscription, group, name);
        }
        catch (ArgumentException error)
        {
            throw FailureException.Usage(
                $"invalid vault '{name}' in resource group '{group}' of subscription '{subscription}'", error.Message);
        }
    }
}
