using System.CommandLine;

namespace BackupJobs.Cli;

/// <summary>Which vaults, at which endpoint, as whom.</summary>
internal sealed class VaultOptions(Shell shell)
{
    private readonly Option<string[]> _vault = new("--vault")
    {
        HelpName = "NAME|ID",
        Description = $"Vault: a resource id, or a name with --resource-group and --subscription. Default: {Variables.Vault}.",
    };

    private readonly Option<string?> _resourceGroup = new("--resource-group", "-g")
    {
        HelpName = "NAME",
        Description = $"Resource group of a vault that is given by name. Default: {Variables.ResourceGroup}.",
    };

    private readonly Option<string?> _subscription = new("--subscription")
    {
        HelpName = "ID",
        Description = $"Subscription of a vault that is given by name. Default: {Variables.Subscription}.",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description = $"Resource manager of another cloud, or an emulator. Default: {Variables.Endpoint}, else {Connection.PublicCloud.OriginalString}.",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        HelpName = "ID",
        Description = $"Tenant to sign in to. Default: {Variables.Tenant}.",
    };

    public void AddTo(Command command)
    {
        command.Add(_vault);
        command.Add(_resourceGroup);
        command.Add(_subscription);
        command.Add(_endpoint);
        command.Add(_tenant);
    }

    /// <summary>The vaults in the order they are given, each once.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">The vault where none is given, known from elsewhere.</param>
    /// <exception cref="FailureException">No vault, or a vault that is only half named.</exception>
    public Connection Connect(ParseResult parsed, VaultId? otherwise = null)
    {
        string[] names = parsed.GetValue(_vault) ?? [];
        if (names.Length == 0 && otherwise is null)
            names = [Default(null, Variables.Vault) ?? throw FailureException.Usage("No vault is given.", $"Name it with --vault, or set {Variables.Vault}.")];
        VaultId[] vaults = names.Length == 0 ? [otherwise!] : [.. names.Select(name => Vault(name, parsed)).Distinct()];
        Uri endpoint = Endpoint(parsed);
        return new Connection(
            vaults,
            endpoint,
            Credentials.Create(shell, endpoint, Default(parsed.GetValue(_tenant), Variables.Tenant)),
            item => shell.Error.WriteLine(SafeText.OneLine($"warning: a job could not be read and is left out: {item}")));
    }

    private VaultId Vault(string name, ParseResult parsed)
    {
        if (name.StartsWith('/'))
        {
            return VaultId.TryParse(name, out VaultId? id) ? id : throw FailureException.Usage(
                $"'{name}' is no resource id of a vault.",
                "It looks like /subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}.");
        }

        string? subscription = Default(parsed.GetValue(_subscription), Variables.Subscription);
        string? group = Default(parsed.GetValue(_resourceGroup), Variables.ResourceGroup);
        if (subscription is null || group is null)
        {
            string missing = group is null ? $"--resource-group (or {Variables.ResourceGroup})" : $"--subscription (or {Variables.Subscription})";
            throw FailureException.Usage($"Vault '{name}' is given by name only.", $"Add {missing}, or give its resource id.");
        }

        try
        {
            return new VaultId(subscription, group, name);
        }
        catch (ArgumentException error)
        {
            throw FailureException.Usage($"'{name}' in '{group}' of '{subscription}' names no vault.", error.Message);
        }
    }

    private Uri Endpoint(ParseResult parsed)
    {
        string? text = Default(parsed.GetValue(_endpoint), Variables.Endpoint);
        if (text is null)
            return Connection.PublicCloud;
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw FailureException.Usage("The endpoint is no URL.", $"Give --endpoint as {Connection.PublicCloud.OriginalString}, for instance.");
    }

    private string? Default(string? given, string variable) =>
        !string.IsNullOrWhiteSpace(given) ? given : shell.Variable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
