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
            $"Resource manager endpoint of another cloud or of an emulator. Default: {Variables.Endpoint}, or "
            + $"{AzureCloud.Public.Endpoint.OriginalString}.",
    };

    private readonly Option<string?> _profile = ProfileOption(shell);

    private readonly Option<string?> _tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = $"Tenant to sign in to. Default: {Variables.Tenant}.",
    };

    /// <summary>The options that say nothing to a fleet, which watches vaults and signs in to Azure by itself.</summary>
    public IReadOnlyList<Option> NotForFleet => [_vault, _allVaults, _managementGroup, _resourceGroup, _profile, _endpoint, _tenant];

    public void AddTo(Command command)
    {
        command.Add(_vault);
        command.Add(_allVaults);
        command.Add(_subscription);
        command.Add(_managementGroup);
        command.Add(_resourceGroup);
        command.Add(_profile);
        command.Add(_endpoint);
        command.Add(_tenant);
    }

    /// <summary>The subscriptions on the command line; empty for all.</summary>
    public IReadOnlyList<string> Subscriptions(ParseResult parsed) => parsed.GetValue(_subscription) ?? [];

    /// <summary>Creates the connection to the vaults.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="jobs">Jobs of the command line: if no option specifies vaults, those of the jobs.</param>
    /// <exception cref="FailureException">The vault or the endpoint is missing, incomplete or invalid, or a job is in a vault that the
    /// options leave out.</exception>
    public Connection Connect(ParseResult parsed, IReadOnlyList<JobReference>? jobs = null)
    {
        VaultId[] ofJobs = [.. (jobs ?? []).Select(job => job.Vault).OfType<VaultId>()];
        return Connect(parsed, ofJobs.Length > 0 ? VaultScope.Of(ofJobs) : null, isAllDefault: false);
    }

    /// <summary>Creates the connection to a vault that is known already; options that specify vaults must include it.</summary>
    public Connection Connect(ParseResult parsed, VaultId vault) => Connect(parsed, VaultScope.Of(vault), isAllDefault: false);

    /// <summary>Creates the connection to the vaults that options or the profile specify, or to all that the user may read.</summary>
    public Connection ConnectToAll(ParseResult parsed) => Connect(parsed, null, isAllDefault: true);

    private Connection Connect(ParseResult parsed, VaultScope? known, bool isAllDefault)
    {
        ChosenProfile chosen = ChosenProfile.Read(parsed.GetValue(_profile), shell.Variable);
        VaultScope? given = Given(parsed);
        // An ID names its vault. What the options leave out was not meant.
        if (given is not null && known?.Vaults.FirstOrDefault(given.Excludes) is { } other)
            throw FailureException.Usage(
                $"the ID is of vault {other.VaultName}, which the options leave out: {given}",
                "omit the options, because the resource ID or URL contains its vault; or check the ID");
        VaultScope scope = given ?? known ?? (isAllDefault ? null : OfVariable(parsed, chosen)) ?? chosen.Scope()
            ?? (isAllDefault ? VaultScope.Of(EstateScope.All) : throw FailureException.Usage(
                "no vault specified",
                $"specify --vault, --subscription, --management-group or --all-vaults, set {Variables.Vault}, or use a profile: "
                + "backup-jobs config --help"));
        Uri endpoint = Endpoint(Value(parsed, _endpoint) ?? chosen.Value(Variables.Endpoint, profile => profile.EffectiveEndpoint));
        string? tenant = Value(parsed, _tenant) ?? chosen.Value(Variables.Tenant, profile => profile.Tenant);
        return new Connection(
            scope,
            endpoint,
            Credentials.Create(shell, endpoint, tenant),
            shell.Time,
            item => shell.Error.WriteLine(SafeText.OneLine($"warning: skipped an unreadable job: {item}")));
    }

    /// <summary>The scope that options specify; null if none does.</summary>
    private VaultScope? Given(ParseResult parsed) => Settings(parsed).Read();

    private VaultScope? OfVariable(ParseResult parsed, ChosenProfile chosen) => chosen.Variable(Variables.Vault) is { } name
        ? (Settings(parsed) with { Vaults = [name] }).Read()
        : null;

    private ScopeSettings Settings(ParseResult parsed) => new()
    {
        Vaults = parsed.GetValue(_vault) ?? [],
        Subscriptions = parsed.GetValue(_subscription) ?? [],
        ManagementGroups = parsed.GetValue(_managementGroup) ?? [],
        AllVaults = parsed.GetValue(_allVaults),
        ResourceGroup = Value(parsed, _resourceGroup),
        DefaultSubscription = NotBlank(shell.Variable(Variables.Subscription)),
        DefaultResourceGroup = NotBlank(shell.Variable(Variables.ResourceGroup)),
    };

    private static Uri Endpoint(string? text) =>
        text is null ? AzureCloud.Public.Endpoint
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https" ? endpoint
        : throw FailureException.Usage(
            "the endpoint is not a valid URL", $"specify --endpoint in the form {AzureCloud.Public.Endpoint.OriginalString}");

    private static string? Value(ParseResult parsed, Option<string?> option) => NotBlank(parsed.GetValue(option));

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Option<string?> ProfileOption(Shell shell)
    {
        Option<string?> option = new(ChosenProfile.Option)
        {
            HelpName = "NAME",
            Description = $"Vaults, endpoint, tenant and output of this profile ('backup-jobs config'). Default: {Variables.Profile}, "
                + "or the profile of 'config use'.",
        };
        option.CompletionSources.Add(_ => ChosenProfile.Names(shell.Variable));
        return option;
    }
}
