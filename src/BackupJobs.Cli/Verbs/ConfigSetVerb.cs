using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary><c>backup-jobs config set</c>.</summary>
internal sealed class ConfigSetVerb
{
    private readonly Shell _shell;
    private readonly Argument<string> _name = new("NAME") { Description = $"Name of the profile: {ProfileNames.Rule}." };
    private readonly Option<string[]> _vault = new("--vault")
    {
        HelpName = "NAME|ID",
        Description = "Vault of either kind; can be repeated.",
    };

    private readonly Option<bool> _allVaults = new("--all-vaults") { Description = "All vaults that you may read." };

    private readonly Option<string[]> _subscription = new("--subscription")
    {
        HelpName = "ID",
        Description = "All vaults of this subscription; can be repeated. If --vault is a name: its subscription.",
    };

    private readonly Option<string[]> _managementGroup = new("--management-group")
    {
        HelpName = "NAME",
        Description = "All vaults of this management group; can be repeated.",
    };

    private readonly Option<string?> _resourceGroup = new("--resource-group", "-g")
    {
        HelpName = "NAME",
        Description = "Resource group, if --vault is a name. An empty value removes it.",
    };

    private readonly Option<string?> _cloud = new("--cloud")
    {
        HelpName = string.Join('|', AzureCloud.Names),
        Description = "Azure cloud, which decides the endpoint. An empty value removes it.",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description = "Resource manager endpoint, instead of --cloud. An empty value removes it.",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = "Tenant to sign in to. An empty value removes it.",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = string.Join('|', OutputOption.AllNames),
        Description = "Format of the commands that have it. An empty value removes it.",
    };

    private ConfigSetVerb(Shell shell) => _shell = shell;

    public static Command Create(Shell shell) => new ConfigSetVerb(shell).Create();

    private VerbCommand Create()
    {
        _cloud.CompletionSources.Add([.. AzureCloud.Names]);
        _output.CompletionSources.Add([.. OutputOption.AllNames]);
        _name.CompletionSources.Add(_ => ChosenProfile.Names(_shell.Variable));
        VerbCommand command = new(
            "set", "Creates a profile, or changes what options name. The first profile is also the current one. It never has secrets.",
            "backup-jobs config set prod --management-group contoso-prod",
            "backup-jobs config set gov --all-vaults --cloud AzureUSGovernment -o json")
        {
            _name, _vault, _allVaults, _subscription, _managementGroup, _resourceGroup, _cloud, _endpoint, _tenant, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        if (!ProfileNames.IsValid(name))
            throw FailureException.Usage($"'{name}' is not a valid name of a profile", $"use {ProfileNames.Rule}");
        if (!parsed.CommandResult.Command.Options.Any(option => parsed.GetResult(option)?.IdentifierToken is not null))
            throw FailureException.Usage("nothing to set", $"specify vaults, such as backup-jobs config set {name} --all-vaults");
        ProfileFile file = new(_shell.Variable);
        ProfileList profiles = file.Read();
        Profile profile = Changed(parsed, profiles.Find(name) ?? new Profile(name));
        ProfileScope.Of(profile);
        string? current = profiles.Current ?? (profiles.All.Count == 0 ? name : null);
        await file.WriteAsync(profiles.With(profile) with { Current = current }).ConfigureAwait(false);
        if (profiles.Current is null && current is not null)
            _shell.Error.WriteLine($"'{name}' is the current profile now.");
        return (int)ExitCode.Completed;
    }

    private Profile Changed(ParseResult parsed, Profile profile)
    {
        // The vaults are one decision: what is not named is no longer part of it.
        if (new Option[] { _vault, _allVaults, _subscription, _managementGroup }.Any(option => parsed.GetResult(option) is not null))
        {
            profile = profile with
            {
                Vaults = parsed.GetValue(_vault) ?? [],
                AllVaults = parsed.GetValue(_allVaults),
                Subscriptions = parsed.GetValue(_subscription) ?? [],
                ManagementGroups = parsed.GetValue(_managementGroup) ?? [],
            };
        }

        profile = profile with
        {
            ResourceGroup = Value(parsed, _resourceGroup, profile.ResourceGroup),
            Tenant = Value(parsed, _tenant, profile.Tenant),
            Cloud = Value(parsed, _cloud, profile.Cloud),
            Endpoint = Value(parsed, _endpoint, profile.Endpoint),
            Output = Value(parsed, _output, profile.Output),
        };
        if (profile.Cloud is { } cloud && AzureCloud.Find(cloud) is null)
            throw FailureException.Usage($"unknown cloud '{cloud}'", "use one of " + string.Join(", ", AzureCloud.Names));
        if (profile is { Cloud: not null, Endpoint: not null })
            throw FailureException.Usage("--cloud and --endpoint cannot be combined", "remove one of them with an empty value");
        if (profile.Endpoint is { } endpoint && !IsEndpoint(endpoint))
            throw FailureException.Usage("the endpoint is not allowed", "use https://, or http:// on a loopback address");
        if (profile.Output is { } output && !OutputOption.AllNames.Contains(output, StringComparer.OrdinalIgnoreCase))
            throw FailureException.Usage($"unknown output format '{output}'", "use one of " + string.Join(", ", OutputOption.AllNames));
        return profile;
    }

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    private static string? Value(ParseResult parsed, Option<string?> option, string? current) =>
        parsed.GetResult(option) is null ? current : parsed.GetValue(option) is { Length: > 0 } given ? given : null;
}
