using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Options for vaults, endpoint and tenant: one scope for all commands.</summary>
internal sealed class VaultOptions(Shell shell)
{
    private readonly Option<string[]> _vault = new("--vault")
    {
        HelpName = "NAME|ID",
        Description = "Vault of either kind by its resource ID, or a Recovery Services vault by its name with --resource-group and "
            + $"--subscription; can be repeated. Default: {Variables.Vault}.",
    };

    private readonly Option<bool> _allVaults = new("--all-vaults")
    {
        Description = "All vaults that you may read, of both kinds.",
    };

    private readonly Option<string[]> _subscription = new("--subscription")
    {
        HelpName = "ID",
        Description = $"All vaults of this subscription; can be repeated. If --vault is a name: its subscription. Default: {Variables.Subscription}.",
    };

    private readonly Option<string[]> _managementGroup = new("--management-group")
    {
        HelpName = "NAME",
        Description = "All vaults of the subscriptions in this management group; can be repeated.",
    };

    private readonly Option<string?> _resourceGroup = new("--resource-group", "-g")
    {
        HelpName = "NAME",
        Description = $"Resource group, if --vault is a name. Default: {Variables.ResourceGroup}.",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description =
            $"Resource manager endpoint of another cloud or of an emulator. Default: {Variables.Endpoint}, or {Connection.PublicCloud.OriginalString}.",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = $"Tenant to sign in to. Default: {Variables.Tenant}.",
    };

    public void AddTo(Command command)
    {
        command.Add(_vault);
        command.Add(_allVaults);
        command.Add(_subscription);
        command.Add(_managementGroup);
        command.Add(_resourceGroup);
        command.Add(_endpoint);
        command.Add(_tenant);
    }

    /// <summary>Creates the connection to the vaults.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="jobs">Jobs of the command line: if no option specifies vaults, those of the jobs.</param>
    /// <exception cref="FailureException">The vault or the endpoint is missing, incomplete or invalid.</exception>
    public Connection Connect(ParseResult parsed, IReadOnlyList<JobReference>? jobs = null)
    {
        VaultId[] ofJobs = [.. (jobs ?? []).Select(job => job.Vault).OfType<VaultId>()];
        return Connect(parsed, ofJobs.Length > 0 ? VaultScope.Of(ofJobs) : null);
    }

    /// <summary>Creates the connection to a vault that is known already, unless an option specifies others.</summary>
    public Connection Connect(ParseResult parsed, VaultId vault) => Connect(parsed, VaultScope.Of(vault));

    /// <summary>Creates the connection to the vaults that options specify, or to all that the user may read.</summary>
    public Connection ConnectToAll(ParseResult parsed) => Connect(parsed, VaultScope.Of(EstateScope.All));

    private Connection Connect(ParseResult parsed, VaultScope? known)
    {
        VaultScope scope = Given(parsed) ?? known ?? Default(parsed);
        Uri endpoint = Endpoint(parsed);
        return new Connection(
            scope,
            endpoint,
            Credentials.Create(shell, endpoint, Default(parsed.GetValue(_tenant), Variables.Tenant)),
            shell.Time,
            item => shell.Error.WriteLine(SafeText.OneLine($"warning: skipped an unreadable job: {item}")));
    }

    /// <summary>The scope that options specify; null if none does.</summary>
    private VaultScope? Given(ParseResult parsed)
    {
        string[] names = parsed.GetValue(_vault) ?? [];
        string[] subscriptions = parsed.GetValue(_subscription) ?? [];
        string[] groups = parsed.GetValue(_managementGroup) ?? [];
        bool isAll = parsed.GetValue(_allVaults);
        if (new[] { isAll, groups.Length > 0, names.Length > 0 || subscriptions.Length > 0 }.Count(given => given) > 1)
            throw FailureException.Usage(
                "--all-vaults, --management-group, and --vault or --subscription cannot be combined", "specify one of them");
        if (subscriptions.Length > 0 && names.Length > 0 && names.All(IsId))
            throw FailureException.Usage(
                "--subscription and the resource ID of a vault cannot be combined", "omit --subscription: the ID contains it");
        if (names.Length > 0)
            return VaultScope.Of(names.Select(name => Vault(name, parsed)));
        if (isAll)
            return VaultScope.Of(EstateScope.All);
        if (groups.Length > 0)
            return VaultScope.Of(EstateOf(EstateScope.ManagementGroups, groups, _managementGroup.Name));
        return subscriptions.Length > 0 && parsed.GetValue(_resourceGroup) is null
            ? VaultScope.Of(EstateOf(EstateScope.Subscriptions, subscriptions, _subscription.Name))
            : null;
    }

    private VaultScope Default(ParseResult parsed) => Default(null, Variables.Vault) is { } name
        ? VaultScope.Of(Vault(name, parsed))
        : throw FailureException.Usage(
            "no vault specified", $"specify --vault, --subscription or --all-vaults, or set {Variables.Vault}");

    private static EstateScope EstateOf(Func<IEnumerable<string>, EstateScope> create, string[] names, string option)
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

    private VaultId Vault(string name, ParseResult parsed)
    {
        if (IsId(name))
        {
            return VaultId.TryParse(name, out VaultId? id) ? id : throw FailureException.Usage(
                $"'{name}' is not a valid resource ID of a vault",
                "use an ID that 'backup-jobs vaults' shows, such as "
                + "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}");
        }

        string[] subscriptions = parsed.GetValue(_subscription) ?? [];
        if (subscriptions.Length > 1)
            throw FailureException.Usage(
                $"vault '{name}' with several subscriptions", "specify --subscription once, or the resource ID of the vault");
        string? subscription = Default(subscriptions.FirstOrDefault(), Variables.Subscription);
        string? group = Default(parsed.GetValue(_resourceGroup), Variables.ResourceGroup);
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

    private Uri Endpoint(ParseResult parsed)
    {
        string? text = Default(parsed.GetValue(_endpoint), Variables.Endpoint);
        if (text is null)
            return Connection.PublicCloud;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw FailureException.Usage(
                "the endpoint is not a valid URL", $"specify --endpoint in the form {Connection.PublicCloud.OriginalString}");
    }

    private string? Default(string? given, string variable) =>
        !string.IsNullOrWhiteSpace(given)
            ? given
            : shell.Variable(variable) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : null;
}
